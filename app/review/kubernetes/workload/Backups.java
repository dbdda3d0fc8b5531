package dev.meridian.app.review.kubernetes.workload;

import static dev.meridian.app.review.kubernetes.object.Fields.show;

import com.fasterxml.jackson.databind.JsonNode;
import dev.meridian.app.review.finding.Finding;
import dev.meridian.app.review.kubernetes.change.KubernetesRule;
import dev.meridian.app.review.kubernetes.change.ObjectChange;
import dev.meridian.app.review.kubernetes.object.Fields;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Backups that are no longer taken, kept or complete: Velero's, those of operators and those of scheduled jobs. */
public final class Backups {
    private static final Set<String> SCHEDULES =
            Set.of("Schedule", "ScheduledBackup", "BackupStorageLocation", "VolumeSnapshotLocation");
    private static final Set<String> GROUPS = Set.of("velero.io", "postgresql.cnpg.io");

    /** What jobs that back up are called; their names are all one has. */
    private static final Pattern BACKUP = Pattern.compile("(^|[^a-z])(backups?|dumps?|snapshots?|pgdump)($|[^a-z])");

    private static final Pattern HOURS = Pattern.compile("(?:([0-9]{1,9})h)?(?:([0-9]{1,9})m)?(?:([0-9]{1,9})s)?");
    private static final String CURE = "Check that another backup holds the same for as long before this one changes.";

    private Backups() {}

    public static Stream<Finding> examine(ObjectChange change) {
        if (change.kind().equals("CronJob") && isBackup(change)) {
            return job(change);
        }
        if (!SCHEDULES.contains(change.kind()) || !GROUPS.contains(change.group()) || change.isAdded()) {
            return Stream.empty();
        }
        if (change.isRemoved()) {
            return change.newName().isPresent()
                    ? renamed(change)
                    : dangerous(change, "the %s is deleted: no backups are taken by it".formatted(change.kind()));
        }
        return Stream.of(paused(change), narrowed(change), kept(change)).flatMap(findings -> findings);
    }

    /** Whether a scheduled job is one of backups, by its name. */
    static boolean isBackup(ObjectChange change) {
        return BACKUP.matcher(change.name().toLowerCase(Locale.ROOT)).find();
    }

    /** Whether a backup is kept for a shorter time; none says 30 days to Velero. */
    public static boolean isShorter(JsonNode before, JsonNode after) {
        var was = duration(before.asText("720h"));
        var is = duration(after.asText("720h"));
        return was.isPresent() && is.isPresent() && is.get().compareTo(was.get()) < 0;
    }

    private static Stream<Finding> job(ObjectChange change) {
        if (change.isRemoved()) {
            return change.newName().isPresent()
                    ? renamed(change)
                    : dangerous(change, "the scheduled job is deleted that makes backups");
        }
        var isSuspended = Fields.isTrue(change.after("spec.suspend")) && !Fields.isTrue(change.before("spec.suspend"));
        return isSuspended && !change.isAdded()
                ? dangerous(change, "the scheduled job is suspended that makes backups", "spec.suspend")
                : Stream.empty();
    }

    private static Stream<Finding> renamed(ObjectChange change) {
        return change.notable(
                KubernetesRule.CLUSTER_BACKUP,
                "the %s that makes backups is renamed to %s"
                        .formatted(change.kind(), change.newName().orElse("")),
                "Check that it keeps them as long, and that whoever restores finds those made under the former name.");
    }

    private static Stream<Finding> paused(ObjectChange change) {
        return Stream.of("spec.paused", "spec.suspend")
                .filter(path -> Fields.isTrue(change.after(path)) && !Fields.isTrue(change.before(path)))
                .flatMap(path -> dangerous(change, "the schedule is paused: no backups are taken by it", path));
    }

    private static Stream<Finding> narrowed(ObjectChange change) {
        var included = Fields.texts(change.before("spec.template.includedNamespaces"));
        var stay = Fields.texts(change.after("spec.template.includedNamespaces"));
        var everything = stay.isEmpty() || stay.contains("*");
        var isEverything = included.isEmpty() || included.contains("*");
        var excluded = Fields.texts(change.after("spec.template.excludedNamespaces"));
        excluded.removeAll(Fields.texts(change.before("spec.template.excludedNamespaces")));
        var isNarrower = !everything && (isEverything || !stay.containsAll(included)) || !excluded.isEmpty();
        return isNarrower
                ? dangerous(
                        change,
                        "backups hold fewer namespaces (included: %s → %s)"
                                .formatted(isEverything ? "all" : included, stay),
                        "spec.template.includedNamespaces",
                        "spec.template.excludedNamespaces")
                : Stream.empty();
    }

    private static Stream<Finding> kept(ObjectChange change) {
        var path = "spec.template.ttl";
        return change.group().equals("velero.io") && isShorter(change.before(path), change.after(path))
                ? dangerous(
                        change,
                        "backups are kept for a shorter time (ttl: %s → %s)"
                                .formatted(show(change.before(path)), show(change.after(path))),
                        path)
                : Stream.empty();
    }

    private static Stream<Finding> dangerous(ObjectChange change, String what, String... paths) {
        return change.dangerous(KubernetesRule.CLUSTER_BACKUP, what, CURE, paths);
    }

    private static Optional<Duration> duration(String text) {
        var matcher = HOURS.matcher(text);
        if (text.isEmpty() || !matcher.matches()) {
            return Optional.empty();
        }
        return Optional.of(Duration.ofHours(number(matcher.group(1)))
                .plusMinutes(number(matcher.group(2)))
                .plusSeconds(number(matcher.group(3))));
    }

    private static long number(@Nullable String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }
}
