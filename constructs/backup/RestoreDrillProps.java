package dev.meridian.constructs.backup;

import static java.util.Objects.requireNonNull;

import dev.meridian.constructs.backup.rules.Schedule;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/**
 * What a {@link RestoreDrill} restores, and when.
 *
 * @param name the plan's name, 1 to 50 letters, digits and underscores; it cannot change later
 * @param schedule when a drill begins
 * @param vaultArns the vaults whose recovery points are tried, all of the drill's region, at least one
 * @param tags the tags a resource must all carry for its recovery points to be tried
 * @param targets what is restored, 1 to {@value #MAXIMUM_TARGETS}, each with a name of its own
 * @param points which recovery points count, at least one kind
 * @param pick which of them is restored
 * @param selectionWindowDays how far back recovery points count, 1 to 365 days
 * @param startWindowHours how long after its time a restore may still start, 1 to 168 hours
 * @param validationWindowHours how long a restored resource stays for checks before AWS Backup deletes it, 1 to 168
 *     hours
 */
public record RestoreDrillProps(
        String name,
        Schedule schedule,
        List<String> vaultArns,
        Map<String, String> tags,
        List<DrillTarget> targets,
        List<Points> points,
        Pick pick,
        int selectionWindowDays,
        int startWindowHours,
        int validationWindowHours) {
    /** AWS Backup quotas, restore testing selections per restore testing plan. */
    static final int MAXIMUM_TARGETS = 30;

    static final int DEFAULT_SELECTION_WINDOW_DAYS = 7;
    static final int DEFAULT_START_WINDOW_HOURS = 8;
    static final int DEFAULT_VALIDATION_WINDOW_HOURS = 4;

    private static final int HOURS_PER_WEEK = 168;

    /** Kinds of recovery point. */
    public enum Points {
        /** Snapshots, and with them every copy from another region. */
        SNAPSHOT,
        /** Continuous backups, restored to a point in time. */
        CONTINUOUS
    }

    /** Which recovery point of the window is restored. */
    public enum Pick {
        /** The newest: the one a recovery would use. */
        LATEST,
        /** Any: over many drills, all of them. */
        RANDOM
    }

    /** @throws IllegalArgumentException if AWS Backup would refuse the plan or one of its selections */
    public RestoreDrillProps {
        RestoreTesting.checkName(name);
        requireNonNull(schedule, "schedule");
        vaultArns = List.copyOf(vaultArns);
        tags = ResourceTags.checked(tags);
        targets = List.copyOf(targets);
        points = points.stream().distinct().sorted().toList();
        requireNonNull(pick, "pick");
        if (vaultArns.isEmpty()) {
            throw new IllegalArgumentException("vaultArns must name at least one vault, got none");
        }
        if (targets.isEmpty() || targets.size() > MAXIMUM_TARGETS) {
            throw new IllegalArgumentException(
                    "a drill must have 1 to %d targets, got %d".formatted(MAXIMUM_TARGETS, targets.size()));
        }
        if (points.isEmpty()) {
            throw new IllegalArgumentException("points must name at least one kind of recovery point, got none");
        }
        requireRange("selectionWindowDays", selectionWindowDays, 365);
        requireRange("startWindowHours", startWindowHours, HOURS_PER_WEEK);
        requireRange("validationWindowHours", validationWindowHours, HOURS_PER_WEEK);
        var names = new HashSet<String>();
        for (var target : targets) {
            if (!names.add(target.name())) {
                throw new IllegalArgumentException(
                        "target names must be distinct, got '%s' twice".formatted(target.name()));
            }
        }
    }

    /** Starts from what has no default. */
    public static Builder builder(
            String name,
            Schedule schedule,
            List<String> vaultArns,
            Map<String, String> tags,
            List<DrillTarget> targets) {
        return new Builder(name, schedule, vaultArns, tags, targets);
    }

    /** Collects the optional parts. */
    public static final class Builder {
        private final String name;
        private final Schedule schedule;
        private final List<String> vaultArns;
        private final Map<String, String> tags;
        private final List<DrillTarget> targets;
        private List<Points> points = List.of(Points.values());
        private Pick pick = Pick.LATEST;
        private int selectionWindowDays = DEFAULT_SELECTION_WINDOW_DAYS;
        private int startWindowHours = DEFAULT_START_WINDOW_HOURS;
        private int validationWindowHours = DEFAULT_VALIDATION_WINDOW_HOURS;

        private Builder(
                String name,
                Schedule schedule,
                List<String> vaultArns,
                Map<String, String> tags,
                List<DrillTarget> targets) {
            this.name = name;
            this.schedule = schedule;
            this.vaultArns = vaultArns;
            this.tags = tags;
            this.targets = targets;
        }

        /** Tries these kinds of recovery point. Default: all of {@link Points}. */
        public Builder points(List<Points> points) {
            this.points = points;
            return this;
        }

        /** Restores this one of them. Default: {@link Pick#LATEST}. */
        public Builder pick(Pick pick) {
            this.pick = pick;
            return this;
        }

        /** Looks this far back. Default: {@value RestoreDrillProps#DEFAULT_SELECTION_WINDOW_DAYS} days. */
        public Builder selectionWindowDays(int days) {
            this.selectionWindowDays = days;
            return this;
        }

        /**
         * Gives up a restore that did not start in time. Default:
         * {@value RestoreDrillProps#DEFAULT_START_WINDOW_HOURS}.
         */
        public Builder startWindowHours(int hours) {
            this.startWindowHours = hours;
            return this;
        }

        /**
         * Leaves restored resources for checks. Default: {@value RestoreDrillProps#DEFAULT_VALIDATION_WINDOW_HOURS}
         * hours.
         */
        public Builder validationWindowHours(int hours) {
            this.validationWindowHours = hours;
            return this;
        }

        /** The props, checked. */
        public RestoreDrillProps build() {
            return new RestoreDrillProps(
                    name,
                    schedule,
                    vaultArns,
                    tags,
                    targets,
                    points,
                    pick,
                    selectionWindowDays,
                    startWindowHours,
                    validationWindowHours);
        }
    }

    private static void requireRange(String name, int value, int maximum) {
        if (value < 1 || value > maximum) {
            throw new IllegalArgumentException("%s must be from 1 to %d, got %d".formatted(name, maximum, value));
        }
    }
}
