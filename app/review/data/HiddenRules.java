package dev.meridian.app.review.data;

import com.fasterxml.jackson.databind.JsonNode;
import dev.meridian.app.review.change.PropertyChange;
import dev.meridian.app.review.change.ResourceChange;
import dev.meridian.app.review.change.ResourceChange.Kind;
import dev.meridian.app.review.change.difference.Differences;
import dev.meridian.app.review.finding.Finding;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where a template does not show which resources there are: a condition decides whether one exists, a loop makes several,
 * a nested stack's template is elsewhere. What holds data may go unseen there.
 */
final class HiddenRules {
    private static final String CONDITION = "Condition";
    private static final String LOOP = "Fn::ForEach";
    private static final String TEMPLATE = "TemplateURL";

    /** Of nested stacks that the CDK made, whose templates are in the assembly and are compared themselves. */
    private static final String ASSET = "aws:asset:path";

    private HiddenRules() {}

    static Stream<Finding> examine(ResourceChange change) {
        if (change.logicalId().startsWith(LOOP)) {
            return ofLoop(change);
        }
        if (change.type().equals(Differences.STACK)
                && !change.logicalId().equals(change.stack().name())) {
            return ofNestedStack(change);
        }
        return change.kind() == Kind.CHANGED && DataRules.holdsData(change.type())
                ? ofCondition(change)
                : Stream.empty();
    }

    private static Stream<Finding> ofCondition(ResourceChange change) {
        var condition = change.properties().stream()
                .filter(property -> property.path().equals(CONDITION))
                .filter(property -> !property.after().isMissingNode())
                .toList();
        return condition.isEmpty()
                ? Stream.empty()
                : Stream.of(Finding.dangerous(
                        DataRule.CONDITION,
                        change,
                        "The condition under which it exists is another: where it no longer holds, %s."
                                .formatted(DataRules.fate(change.before(), "DeletionPolicy")),
                        "Work out the condition for each stack, with the parameters that it is deployed with.",
                        condition));
    }

    private static Stream<Finding> ofLoop(ResourceChange change) {
        if (change.kind() == Kind.ADDED || !makesWhatHoldsData(change.before())) {
            return Stream.empty();
        }
        return Stream.of(Finding.dangerous(
                DataRule.LOOP,
                change,
                change.kind() == Kind.CHANGED
                        ? "A loop that makes what holds data changes: what it no longer makes is removed."
                        : "A loop that makes what holds data is removed, and what it made with it.",
                "Compare what it makes before and after, name by name.",
                change.properties()));
    }

    private static boolean makesWhatHoldsData(JsonNode loop) {
        return loop.findValuesAsText("Type").stream().anyMatch(DataRules::holdsData);
    }

    private static Stream<Finding> ofNestedStack(ResourceChange change) {
        if (change.kind() == Kind.ADDED || change.before().path("Metadata").has(ASSET)) {
            return Stream.empty();
        }
        if (change.kind() != Kind.CHANGED) {
            return Stream.of(Finding.dangerous(
                    DataRule.NESTED_STACK,
                    change,
                    "A nested stack is removed whose template is not here: whatever it holds goes with it.",
                    "Look at its resources in its own template, and at their deletion policies.",
                    change.properties()));
        }
        List<PropertyChange> template = change.in(TEMPLATE).toList();
        return template.isEmpty()
                ? Stream.empty()
                : Stream.of(Finding.notable(
                        DataRule.NESTED_STACK,
                        change,
                        "A nested stack gets another template, which is not here.",
                        "Compare the two templates.",
                        template));
    }
}
