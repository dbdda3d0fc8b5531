package dev.meridian.constructs.backup.rules;

import static java.util.Objects.requireNonNull;

import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;

/**
 * When a protection plan makes recovery points, for how long, and where copies go.
 *
 * @param name 1 to 50 letters, digits, hyphens, underscores and dots, such as {@code daily}
 * @param schedule when backups start; continuous backups copy at these times
 * @param retention how long recovery points are kept
 * @param mode snapshots, or continuous backup
 * @param startWindowMinutes how long after its time a job may still start, at least {@value #MINIMUM_WINDOW_MINUTES}
 * @param completionWindowMinutes how long after its time a job may take before it is cancelled, at least
 *     {@value #MINIMUM_WINDOW_MINUTES} more than {@code startWindowMinutes}
 * @param copies the vaults of other regions that take a copy, one per vault
 */
public record ProtectionRule(
        String name,
        Schedule schedule,
        Retention retention,
        Mode mode,
        int startWindowMinutes,
        int completionWindowMinutes,
        List<VaultCopy> copies) {
    static final int MINIMUM_WINDOW_MINUTES = 60;
    static final int DEFAULT_START_WINDOW_MINUTES = 60;
    static final int DEFAULT_COMPLETION_WINDOW_MINUTES = 480;
    static final int MAXIMUM_CONTINUOUS_DAYS = 35;

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]{1,50}");

    /** What a rule makes. */
    public enum Mode {
        /** One recovery point each time. */
        SNAPSHOT,
        /**
         * One recovery point that follows the resource, to restore any second of its retention; kinds without
         * point-in-time recovery get snapshots. AWS Backup takes over an RDS instance's automated backups: give the
         * instance the same retention, or its own template will drift.
         */
        CONTINUOUS
    }

    /** @throws IllegalArgumentException if AWS Backup would refuse the rule or fail its jobs */
    public ProtectionRule {
        requireNonNull(name, "name");
        requireNonNull(schedule, "schedule");
        requireNonNull(retention, "retention");
        requireNonNull(mode, "mode");
        copies = List.copyOf(copies);
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "name must have 1 to 50 letters, digits, hyphens, underscores or dots, got '%s'".formatted(name));
        }
        if (startWindowMinutes < MINIMUM_WINDOW_MINUTES) {
            throw new IllegalArgumentException("startWindowMinutes of rule '%s' must be at least %d, got %d"
                    .formatted(name, MINIMUM_WINDOW_MINUTES, startWindowMinutes));
        }
        if (completionWindowMinutes < startWindowMinutes + MINIMUM_WINDOW_MINUTES) {
            throw new IllegalArgumentException(
                    "completionWindowMinutes of rule '%s' must be at least startWindowMinutes + %d = %d, got %d"
                            .formatted(
                                    name,
                                    MINIMUM_WINDOW_MINUTES,
                                    startWindowMinutes + MINIMUM_WINDOW_MINUTES,
                                    completionWindowMinutes));
        }
        if (mode == Mode.CONTINUOUS && retention.coldAfterDays().isPresent()) {
            throw new IllegalArgumentException(
                    "rule '%s' is continuous and cannot move to cold storage; archive with a snapshot rule"
                            .formatted(name));
        }
        if (mode == Mode.CONTINUOUS && retention.keepDays() > MAXIMUM_CONTINUOUS_DAYS) {
            throw new IllegalArgumentException(
                    "rule '%s' is continuous and must keep at most %d days, got %d; keep snapshots for longer"
                            .formatted(name, MAXIMUM_CONTINUOUS_DAYS, retention.keepDays()));
        }
        var vaults = new HashSet<String>();
        for (var copy : copies) {
            if (!vaults.add(copy.vaultArn())) {
                throw new IllegalArgumentException(
                        "rule '%s' copies into %s twice; keep one copy per vault".formatted(name, copy.vaultArn()));
            }
        }
    }

    /** Starts from what has no default. */
    public static Builder builder(String name, Schedule schedule, Retention retention) {
        return new Builder(name, schedule, retention);
    }

    /** Collects the optional parts. */
    public static final class Builder {
        private final String name;
        private final Schedule schedule;
        private final Retention retention;
        private Mode mode = Mode.SNAPSHOT;
        private int startWindowMinutes = DEFAULT_START_WINDOW_MINUTES;
        private int completionWindowMinutes = DEFAULT_COMPLETION_WINDOW_MINUTES;
        private List<VaultCopy> copies = List.of();

        private Builder(String name, Schedule schedule, Retention retention) {
            this.name = name;
            this.schedule = schedule;
            this.retention = retention;
        }

        /** Makes recovery points like this. Default: {@link Mode#SNAPSHOT}. */
        public Builder mode(Mode mode) {
            this.mode = mode;
            return this;
        }

        /** Gives up a job that did not start in time. Default: {@value ProtectionRule#DEFAULT_START_WINDOW_MINUTES}. */
        public Builder startWindowMinutes(int startWindowMinutes) {
            this.startWindowMinutes = startWindowMinutes;
            return this;
        }

        /** Cancels a job that runs longer. Default: {@value ProtectionRule#DEFAULT_COMPLETION_WINDOW_MINUTES}. */
        public Builder completionWindowMinutes(int completionWindowMinutes) {
            this.completionWindowMinutes = completionWindowMinutes;
            return this;
        }

        /** Copies every recovery point. Default: no copies. */
        public Builder copies(List<VaultCopy> copies) {
            this.copies = copies;
            return this;
        }

        /** The rule, checked. */
        public ProtectionRule build() {
            return new ProtectionRule(
                    name, schedule, retention, mode, startWindowMinutes, completionWindowMinutes, copies);
        }
    }
}
