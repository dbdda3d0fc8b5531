package dev.meridian.app.review.data;

import dev.meridian.app.review.change.PropertyChange;
import dev.meridian.app.review.change.ResourceChange;
import dev.meridian.app.review.change.difference.Differences;
import dev.meridian.app.review.finding.Finding;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** What happens to stacks as a whole. */
final class StackRules {
    private static final String PROTECTION = "EnableTerminationProtection";
    private static final Set<String> PLACE = Set.of("Account", "Region");

    private StackRules() {}

    static Stream<Finding> examine(ResourceChange change) {
        if (!change.type().equals(Differences.STACK)
                || !change.logicalId().equals(change.stack().name())) {
            return Stream.empty();
        }
        return switch (change.kind()) {
            case REMOVED -> Stream.of(removed(change));
            case CHANGED -> Stream.concat(moved(change), unprotected(change));
            default -> Stream.empty();
        };
    }

    private static Finding removed(ResourceChange change) {
        var what =
                "The stack is no longer part of the app. cdk deploy leaves it as it runs, unwatched; cdk destroy deletes"
                        + " what its deletion policies do not keep.";
        var cure = "Destroy it on purpose, in the order of its dependencies, or keep it in the app.";
        var holdsData = change.stack().before().stream()
                .flatMap(stack -> stack.body().path("Resources").properties().stream())
                .anyMatch(resource ->
                        DataRules.holdsData(resource.getValue().path("Type").asText()));
        return holdsData
                ? Finding.dangerous(DataRule.STACK_REMOVED, change, what, cure, List.of())
                : Finding.notable(DataRule.STACK_REMOVED, change, what, cure, List.of());
    }

    private static Stream<Finding> moved(ResourceChange change) {
        var place = change.properties().stream()
                .filter(property -> PLACE.contains(property.property()))
                .toList();
        return place.isEmpty()
                ? Stream.empty()
                : Stream.of(Finding.dangerous(
                        DataRule.STACK_MOVED,
                        change,
                        "The stack is deployed to %s instead of %s: a new one with nothing in it; the old one stays there."
                                .formatted(place(place, false), place(place, true)),
                        "Keep the stack where it is, or make a new one under another name and move its data.",
                        place));
    }

    private static String place(List<PropertyChange> changes, boolean before) {
        return String.join(
                " and ",
                changes.stream()
                        .map(change -> change.property().toLowerCase(Locale.ROOT)
                                + " "
                                + (before ? change.before() : change.after()).asText("unknown"))
                        .toList());
    }

    private static Stream<Finding> unprotected(ResourceChange change) {
        return change.in(PROTECTION)
                .filter(property ->
                        property.before().asBoolean() && !property.after().asBoolean())
                .map(property -> Finding.dangerous(
                        DataRule.TERMINATION_PROTECTION,
                        change,
                        "Termination protection of the stack is switched off: it can be deleted.",
                        "Keep it on; switch it off by hand for the one deletion that needs it.",
                        List.of(property)));
    }
}
