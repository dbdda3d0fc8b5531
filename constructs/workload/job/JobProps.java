package dev.meridian.constructs.workload.job;

import static java.util.Objects.requireNonNull;

import dev.meridian.constructs.workload.labels.Owner;
import dev.meridian.constructs.workload.pods.PodProps;
import dev.meridian.constructs.workload.rules.Numbers;
import dev.meridian.constructs.workload.volumes.Volume;

/**
 * Something that runs and ends.
 *
 * @param name its name within the namespace, which also its account, container and network policy have; at most 52
 *     lower-case letters, digits and hyphens
 * @param namespace where it lives
 * @param partOf the system that it belongs to
 * @param component what it is within the system
 * @param pod what its pods are
 * @param schedule when it runs
 * @param retries how often it is tried again, beside tries that end because their node does
 * @param deadlineSeconds how long all tries together may take, at least 1
 */
public record JobProps(
        String name,
        String namespace,
        String partOf,
        String component,
        PodProps pod,
        Schedule schedule,
        int retries,
        int deadlineSeconds) {
    /** What it is within its system: {@value}. */
    public static final String DEFAULT_COMPONENT = "job";

    /** Once for each version. */
    public static final Schedule DEFAULT_SCHEDULE = new Schedule.Once();

    /** How often it is tried again: {@value} times. */
    public static final int DEFAULT_RETRIES = 3;

    /** How long all tries together may take: {@value} s. */
    public static final int DEFAULT_DEADLINE_SECONDS = 3_600;

    private static final int MOST_RETRIES = 10;

    /** @throws IllegalArgumentException if a name or number is not one, or its pods have disks that stay */
    public JobProps {
        requireNonNull(pod, "pod");
        requireNonNull(schedule, "schedule");
        new Owner(name, namespace, partOf, component);
        Numbers.between("retries", 0, MOST_RETRIES, retries);
        Numbers.atLeast("deadlineSeconds", 1, deadlineSeconds);
        pod.volumes().stream()
                .filter(Volume.Claim.class::isInstance)
                .findFirst()
                .ifPresent(claim -> {
                    throw new IllegalArgumentException(
                            "a job cannot have a disk that stays, got volume '%s'; use Scratch or SharedFiles"
                                    .formatted(claim.name()));
                });
    }

    /** Whose objects it has. */
    public Owner owner() {
        return new Owner(name, namespace, partOf, component);
    }

    /** Starts from what has no sensible default. */
    public static Builder builder(String name, String namespace, String partOf, PodProps pod) {
        return new Builder(name, namespace, partOf, pod);
    }

    /** Collects what differs from the defaults. */
    public static final class Builder {
        private final String name;
        private final String namespace;
        private final String partOf;
        private final PodProps pod;
        private String component = DEFAULT_COMPONENT;
        private Schedule schedule = DEFAULT_SCHEDULE;
        private int retries = DEFAULT_RETRIES;
        private int deadlineSeconds = DEFAULT_DEADLINE_SECONDS;

        private Builder(String name, String namespace, String partOf, PodProps pod) {
            this.name = name;
            this.namespace = namespace;
            this.partOf = partOf;
            this.pod = pod;
        }

        /** Is this within its system. Default: {@value JobProps#DEFAULT_COMPONENT}. */
        public Builder component(String component) {
            this.component = component;
            return this;
        }

        /** Runs then. Default: {@link JobProps#DEFAULT_SCHEDULE}. */
        public Builder schedule(Schedule schedule) {
            this.schedule = schedule;
            return this;
        }

        /** Is tried again so often. Default: {@value JobProps#DEFAULT_RETRIES} times. */
        public Builder retries(int retries) {
            this.retries = retries;
            return this;
        }

        /** May take so long. Default: {@value JobProps#DEFAULT_DEADLINE_SECONDS} s. */
        public Builder deadlineSeconds(int deadlineSeconds) {
            this.deadlineSeconds = deadlineSeconds;
            return this;
        }

        /**
         * The props.
         *
         * @throws IllegalArgumentException as the record's constructor does
         */
        public JobProps build() {
            return new JobProps(name, namespace, partOf, component, pod, schedule, retries, deadlineSeconds);
        }
    }
}
