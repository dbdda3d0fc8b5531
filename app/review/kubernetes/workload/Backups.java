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
    private static final String SCHEDULE = "spec.schedule";
    private static final String CURE = "Check that another backup holds the same for as long before this one changes.";

    private static final String[] NARROWING = Stream.of(
                    "includedNamespaces",
                    "excludedNamespaces",
                    "includedResources",
                    "excludedResources",
                    "snapshotVolumes",
                    "defaultVolumesToFsBackup",
                    "includeClusterResources")
            .map("spec.template."::concat)
            .toArray(String[]::new);

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
        if (isSuspended && !change.isAdded()) {
            return dangerous(change, "the scheduled job is suspended that makes backups", "spec.suspend");
        }
        return change.isChanged() && CronExpression.isRarer(change.before(SCHEDULE), change.after(SCHEDULE))
                ? change.notable(
                        KubernetesRule.CLUSTER_BACKUP,
                        "the scheduled job that makes backups runs less often (schedule: %s → %s)"
                                .formatted(show(change.before(SCHEDULE)), show(change.after(SCHEDULE))),
                        "Check how much work may be lost between two of them.",
                        SCHEDULE)
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
        var template = "spec.template";
        return narrowed(change.before(template), change.after(template)).stream()
                .flatMap(what -> dangerous(change, what, NARROWING));
    }

    /** How a backup holds less than before by its template ("Backup API Type" in Velero's documentation). */
    public static Optional<String> narrowed(JsonNode before, JsonNode after) {
        return Stream.of("Namespaces", "Resources")
                .filter(what -> isFewer(before.path("included" + what), after.path("included" + what))
                        || isMore(before.path("excluded" + what), after.path("excluded" + what)))
                .map(what -> "backups hold fewer %s (included: %s → %s, excluded: %s → %s)"
                        .formatted(
                                what.toLowerCase(Locale.ROOT),
                                show(before.path("included" + what)),
                                show(after.path("included" + what)),
                                show(before.path("excluded" + what)),
                                show(after.path("excluded" + what))))
                .findFirst()
                .or(() -> Stream.of("snapshotVolumes", "defaultVolumesToFsBackup", "includeClusterResources")
                        .filter(field -> Fields.isFalse(after.path(field)) && !Fields.isFalse(before.path(field)))
                        // Not to say anything of the last is to leave it to what is backed up.
                        .filter(field -> Fields.isTrue(before.path(field)) || field.equals("snapshotVolumes"))
                        .map(field -> "backups no longer hold %s (%s: %s → false)"
                                .formatted(
                                        field.equals("includeClusterResources") ? "the cluster's objects" : "volumes",
                                        field,
                                        show(before.path(field))))
                        .findFirst());
    }

    private static boolean isFewer(JsonNode before, JsonNode after) {
        var stay = Fields.texts(after);
        var included = Fields.texts(before);
        return !isAll(stay) && (isAll(included) || !stay.containsAll(included));
    }

    private static boolean isAll(Set<String> included) {
        return included.isEmpty() || included.contains("*");
    }

    private static boolean isMore(JsonNode before, JsonNode after) {
        return !Fields.texts(before).containsAll(Fields.texts(after));
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
