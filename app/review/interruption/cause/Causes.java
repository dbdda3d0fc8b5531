package dev.meridian.app.review.interruption.cause;

import dev.meridian.app.review.change.PropertyChange;
import dev.meridian.app.review.change.Replacement;
import dev.meridian.app.review.change.ResourceChange;
import dev.meridian.app.review.value.Values;
import java.util.List;

/** What replaces a resource. */
public final class Causes {
    private Causes() {}

    public static List<PropertyChange> of(ResourceChange change, Replacement replacement) {
        return change.properties().stream()
                .filter(value -> value.replacement() == replacement)
                .toList();
    }

    /** Their names, as the second half of a sentence; a single one with its values. Empty if there are none. */
    public static String told(List<PropertyChange> causes) {
        var names = causes.stream().map(Causes::name).distinct().toList();
        if (names.isEmpty()) {
            return "";
        }
        if (causes.size() > 1) {
            return ", as %s %s".formatted(String.join(" and ", names), names.size() > 1 ? "change" : "changes");
        }
        var before = Values.text(causes.get(0).before());
        var after = Values.text(causes.get(0).after());
        return before.equals(after) && !causes.get(0).property().isEmpty()
                ? ", as what its %s stands for changes".formatted(names.get(0))
                : ", as %s changes from %s to %s".formatted(names.get(0), before, after);
    }

    /** What stands beside the properties is no property; only a type replaces a resource. */
    private static String name(PropertyChange cause) {
        return cause.property().isEmpty() ? cause.path().equals("Type") ? "its type" : cause.path() : cause.property();
    }
}
