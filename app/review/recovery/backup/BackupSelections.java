package dev.meridian.app.review.recovery.backup;

import static dev.meridian.app.review.recovery.weakness.Recovery.BACKUP_SELECTION;

import com.fasterxml.jackson.databind.JsonNode;
import dev.meridian.app.review.change.ResourceChange;
import dev.meridian.app.review.finding.Finding;
import dev.meridian.app.review.setting.Setting;
import dev.meridian.app.review.value.Values;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a backup plan selects. "Assigning resources" in the AWS Backup Developer Guide: resources and tags of {@code
 * ListOfTags} add to a selection, {@code Conditions} and {@code NotResources} take away.
 */
final class BackupSelections {
    private static final String CURE =
            "Check that everything that was backed up still is, by the plan's protected resources.";

    private BackupSelections() {}

    static Stream<Finding> examine(ResourceChange change) {
        return Stream.of(
                        lost(change, "Resources", "The selection of a backup plan no longer covers %s."),
                        lost(change, "ListOfTags", "The selection of a backup plan no longer takes what is tagged %s."),
                        gained(change, "NotResources", "The selection of a backup plan leaves out %s."),
                        gained(change, "Conditions", "The selection of a backup plan only takes what also fits %s."))
                .flatMap(findings -> findings);
    }

    private static Stream<Finding> lost(ResourceChange change, String property, String what) {
        var setting = Setting.of(change, "BackupSelection." + property);
        return difference(setting, what, entries(setting.before()), entries(setting.after()));
    }

    private static Stream<Finding> gained(ResourceChange change, String property, String what) {
        var setting = Setting.of(change, "BackupSelection." + property);
        return difference(setting, what, entries(setting.after()), entries(setting.before()));
    }

    private static Stream<Finding> difference(Setting setting, String what, List<String> some, List<String> others) {
        if (!setting.differs()) {
            return Stream.empty();
        }
        if (setting.isUnknown()) {
            return Stream.of(setting.notable(
                    BACKUP_SELECTION,
                    "The selection of a backup plan changes in a way that cannot be compared.",
                    CURE));
        }
        var known = new HashSet<>(others);
        var rest = some.stream().filter(entry -> !known.contains(entry)).toList();
        return rest.isEmpty()
                ? Stream.empty()
                : Stream.of(setting.dangerous(BACKUP_SELECTION, what.formatted(String.join(", ", rest)), CURE));
    }

    /** A list's elements, or an object's elements of lists, as texts. */
    private static List<String> entries(JsonNode value) {
        if (!value.isObject() || Values.isToken(value)) {
            return Values.list(value).stream().map(BackupSelections::text).toList();
        }
        var entries = new ArrayList<String>();
        value.properties().forEach(operator -> Values.list(operator.getValue())
                .forEach(condition -> entries.add(operator.getKey() + " " + text(condition))));
        return entries;
    }

    private static String text(JsonNode entry) {
        if (entry.isTextual()) {
            return entry.textValue();
        }
        var key = entry.path("ConditionKey").asText("");
        return key.isEmpty() ? entry.toString() : key + "=" + Values.text(entry.path("ConditionValue"));
    }
}
