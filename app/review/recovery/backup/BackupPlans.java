package dev.meridian.app.review.recovery.backup;

import static dev.meridian.app.review.recovery.weakness.Recovery.BACKUPS;
import static dev.meridian.app.review.recovery.weakness.Recovery.BACKUP_COPIES;
import static dev.meridian.app.review.recovery.weakness.Recovery.POINT_IN_TIME;
import static dev.meridian.app.review.recovery.weakness.Recovery.RETENTION;

import com.fasterxml.jackson.databind.JsonNode;
import dev.meridian.app.review.change.ResourceChange;
import dev.meridian.app.review.finding.Finding;
import dev.meridian.app.review.setting.Question;
import dev.meridian.app.review.setting.Setting;
import dev.meridian.app.review.value.Values;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** Plans of AWS Backup, rule by rule. A backup without a lifecycle is kept for ever. */
final class BackupPlans {
    private static final String RULES = "BackupPlan.BackupPlanRule";

    private BackupPlans() {}

    static Stream<Finding> examine(ResourceChange change) {
        var rules = Setting.of(change, RULES);
        if (!rules.differs()) {
            return Stream.empty();
        }
        var before = by("RuleName", rules.before());
        var after = by("RuleName", rules.after());
        // A plan of one rule before and after has the same rule, whatever its name.
        if (before.size() == 1 && after.size() == 1) {
            return compare(
                    rules,
                    before.values().iterator().next(),
                    after.values().iterator().next());
        }
        return before.entrySet().stream().flatMap(rule -> {
            var proposed = after.get(rule.getKey());
            return proposed == null
                    ? Stream.of(rules.dangerous(
                            BACKUPS,
                            "The rule %s of a backup plan is removed: it makes no more backups."
                                    .formatted(rule.getKey()),
                            "Check that another rule makes them as often and keeps them as long."))
                    : compare(rules, rule.getValue(), proposed);
        });
    }

    private static Stream<Finding> compare(Setting rules, JsonNode before, JsonNode after) {
        return Stream.of(
                        Schedule.rarer(
                                part(rules, before, after, "ScheduleExpression"),
                                BACKUPS,
                                "Backups are made less often"),
                        continuous(part(rules, before, after, "EnableContinuousBackup")),
                        retention(part(rules, before, after, "Lifecycle.DeleteAfterDays"), "Backups are kept"),
                        copies(rules, before, after))
                .flatMap(findings -> findings);
    }

    private static Stream<Finding> continuous(Setting continuous) {
        return Question.turnedOff(false).about(continuous) == Question.Answer.YES
                ? Stream.of(continuous.dangerous(
                        POINT_IN_TIME,
                        "Continuous backups are turned off: data can only be restored to the last backup.",
                        "Check how much work may be lost between two backups."))
                : Stream.empty();
    }

    private static Stream<Finding> retention(Setting days, String what) {
        return switch (Question.falls(Double.POSITIVE_INFINITY).about(days)) {
            case NO -> Stream.empty();
            case YES ->
                Stream.of(days.dangerous(
                        RETENTION,
                        "%s for a shorter time, %s days.".formatted(what, forEver(days)),
                        "Keep the longer retention: check within what time a loss is noticed."));
            case UNKNOWN ->
                Stream.of(days.notable(
                        RETENTION,
                        "%s for another time, %s days, which cannot be compared.".formatted(what, days.fromTo()),
                        "Check that it is not shorter."));
        };
    }

    private static String forEver(Setting days) {
        return Values.isAbsent(days.before())
                ? "to %s after for ever".formatted(Values.text(days.after()))
                : days.fromTo();
    }

    private static Stream<Finding> copies(Setting rules, JsonNode before, JsonNode after) {
        var old = by("DestinationBackupVaultArn", before.path("CopyActions"));
        var proposed = by("DestinationBackupVaultArn", after.path("CopyActions"));
        return old.entrySet().stream().flatMap(copy -> {
            var kept = proposed.get(copy.getKey());
            return kept == null
                    ? Stream.of(part(rules, before, after, "CopyActions")
                            .dangerous(
                                    BACKUP_COPIES,
                                    "Backups are not copied to the vault %s any more.".formatted(copy.getKey()),
                                    "Check how they are restored when their region or account is lost."))
                    : retention(
                            part(rules, copy.getValue(), kept, "Lifecycle.DeleteAfterDays"),
                            "Copies of backups are kept");
        });
    }

    private static Setting part(Setting rules, JsonNode before, JsonNode after, String path) {
        return new Setting(rules.change(), rules.path(), Values.at(before, path), Values.at(after, path));
    }

    private static Map<String, JsonNode> by(String key, JsonNode list) {
        var entries = new LinkedHashMap<String, JsonNode>();
        for (JsonNode entry : Values.list(list)) {
            var name = entry.path(key);
            entries.put(name.isTextual() ? name.textValue() : name.toString(), entry);
        }
        return entries;
    }
}
