package dev.meridian.app.review.recovery.zone;

import static dev.meridian.app.review.recovery.weakness.Recovery.FAILOVER;

import com.fasterxml.jackson.databind.JsonNode;
import dev.meridian.app.review.change.ResourceChange;
import dev.meridian.app.review.finding.Finding;
import dev.meridian.app.review.setting.Question;
import dev.meridian.app.review.setting.Setting;
import dev.meridian.app.review.value.Values;
import java.util.HashMap;
import java.util.Locale;
import java.util.stream.Stream;

/** Records of Route 53 that lead elsewhere when their target fails. */
final class FailoverRecords {
    private FailoverRecords() {}

    static Stream<Finding> examine(ResourceChange change) {
        return compare(change, "Properties", change.propertiesBefore(), change.propertiesAfter());
    }

    static Stream<Finding> examineGroup(ResourceChange change) {
        var sets = Setting.of(change, "RecordSets");
        var after = new HashMap<String, JsonNode>();
        Values.list(sets.after()).forEach(set -> after.put(key(set), set));
        return Values.list(sets.before()).stream().flatMap(set -> {
            var kept = after.get(key(set));
            if (kept != null) {
                return compare(change, sets.path(), set, kept);
            }
            return Values.isAbsent(set.path("Failover"))
                    ? Stream.empty()
                    : Stream.of(sets.dangerous(
                            FAILOVER,
                            "The %s record of %s is removed: nothing is failed over to or from."
                                    .formatted(
                                            Values.text(set.path("Failover")).toLowerCase(Locale.ROOT),
                                            Values.text(set.path("Name"))),
                            "Check what is answered when the primary fails."));
        });
    }

    private static Stream<Finding> compare(ResourceChange change, String path, JsonNode before, JsonNode after) {
        var name = Values.text(after.path("Name"));
        var health = part(change, path, before, after, "HealthCheckId");
        var target = part(change, path, before, after, "AliasTarget.EvaluateTargetHealth");
        return Stream.concat(
                Question.dropped().about(health) == Question.Answer.YES
                        ? Stream.of(health.dangerous(
                                FAILOVER,
                                "The record %s loses its health check: it is answered whether its target works or not."
                                        .formatted(name),
                                "Keep the check, or check what clients do when the target fails."))
                        : Stream.empty(),
                Question.turnedOff(false).about(target) == Question.Answer.YES
                        ? Stream.of(target.notable(
                                FAILOVER,
                                "The record %s is answered whether its target works or not: EvaluateTargetHealth goes %s."
                                        .formatted(name, target.fromTo()),
                                "Check what clients do when the target fails."))
                        : Stream.empty());
    }

    private static Setting part(ResourceChange change, String path, JsonNode before, JsonNode after, String name) {
        return new Setting(change, path + "." + name, Values.at(before, name), Values.at(after, name));
    }

    private static String key(JsonNode set) {
        return set.path("Name") + " " + set.path("Type") + " " + set.path("SetIdentifier");
    }
}
