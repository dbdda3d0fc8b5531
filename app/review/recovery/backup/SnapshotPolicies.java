package dev.meridian.app.review.recovery.backup;

import static dev.meridian.app.review.recovery.weakness.Recovery.BACKUPS;
import static dev.meridian.app.review.recovery.weakness.Recovery.BACKUP_COPIES;
import static dev.meridian.app.review.recovery.weakness.Recovery.RETENTION;

import com.fasterxml.jackson.databind.JsonNode;
import dev.meridian.app.review.change.ResourceChange;
import dev.meridian.app.review.finding.Finding;
import dev.meridian.app.review.setting.Question;
import dev.meridian.app.review.setting.Setting;
import dev.meridian.app.review.value.Values;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Snapshot policies of Amazon Data Lifecycle Manager, whose schedules are compared in their order. */
final class SnapshotPolicies {
    private SnapshotPolicies() {}

    static Stream<Finding> examine(ResourceChange change) {
        var state = Setting.of(change, "State");
        if (Question.turnedOff(true).about(state) == Question.Answer.YES) {
            return Stream.of(state.dangerous(
                    BACKUPS,
                    "The snapshot policy is disabled, %s: no snapshots are made by it.".formatted(state.fromTo()),
                    "Check that something else makes them."));
        }
        var interval = Setting.of(change, "RetainInterval");
        var schedules = Setting.of(change, "PolicyDetails.Schedules");
        return Stream.concat(shorter(interval), schedules(schedules));
    }

    private static Stream<Finding> schedules(Setting schedules) {
        if (!schedules.differs()) {
            return Stream.empty();
        }
        List<JsonNode> before = Values.list(schedules.before());
        List<JsonNode> after = Values.list(schedules.after());
        if (after.size() < before.size()) {
            return Stream.of(schedules.dangerous(
                    BACKUPS,
                    "The snapshot policy has %d schedules instead of %d.".formatted(after.size(), before.size()),
                    "Check that the others make snapshots as often and keep them as long."));
        }
        return IntStream.range(0, before.size())
                .boxed()
                .flatMap(index -> schedule(schedules, before.get(index), after.get(index)));
    }

    private static Stream<Finding> schedule(Setting schedules, JsonNode before, JsonNode after) {
        var copies = part(schedules, before, after, "CrossRegionCopyRules");
        return Stream.of(
                        shorter(part(schedules, before, after, "RetainRule.Count")),
                        shorter(part(schedules, before, after, "RetainRule.Interval")),
                        Values.list(copies.after()).size()
                                        < Values.list(copies.before()).size()
                                ? Stream.of(copies.dangerous(
                                        BACKUP_COPIES,
                                        "Snapshots are copied to fewer regions.",
                                        "Check how the volumes are restored when their region fails."))
                                : Stream.<Finding>empty())
                .flatMap(findings -> findings);
    }

    private static Stream<Finding> shorter(Setting kept) {
        return Question.falls(Double.POSITIVE_INFINITY).about(kept) == Question.Answer.YES
                ? Stream.of(kept.dangerous(
                        RETENTION,
                        "Fewer snapshots are kept, or for a shorter time, %s.".formatted(kept.fromTo()),
                        "Check within what time a loss is noticed."))
                : Stream.empty();
    }

    private static Setting part(Setting schedules, JsonNode before, JsonNode after, String path) {
        return new Setting(schedules.change(), schedules.path(), Values.at(before, path), Values.at(after, path));
    }
}
