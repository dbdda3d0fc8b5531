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
        var names = causes.stream().map(PropertyChange::property).distinct().toList();
        if (names.isEmpty()) {
            return "";
        }
        if (causes.size() > 1) {
            return ", as %s %s".formatted(String.join(" and ", names), names.size() > 1 ? "change" : "changes");
        }
        var before = Values.text(causes.get(0).before());
        var after = Values.text(causes.get(0).after());
        return before.equals(after)
                ? ", as what its %s stands for changes".formatted(names.get(0))
                : ", as %s changes from %s to %s".formatted(names.get(0), before, after);
    }
}
