package dev.meridian.environments.workload;

import static java.util.Objects.requireNonNull;

import dev.meridian.environments.workload.container.ContainerBuilder;
import dev.meridian.environments.workload.container.ContainerDefinition;
import dev.meridian.environments.workload.container.Image;
import dev.meridian.environments.workload.container.Resources;
import java.util.Optional;

/**
 * Something that runs and ends: once for each version of its definition, or by the clock.
 *
 * @param name its name within its namespace
 * @param container what runs
 * @param schedule when it runs, as the five fields of cron in UTC; empty for once
 * @param retries how often it is tried again, 0 to 10
 * @param deadlineSeconds how long all tries together may take
 */
public record JobDefinition(
        String name, ContainerDefinition container, Optional<String> schedule, int retries, int deadlineSeconds) {
    /** How often it is tried again: {@value}. */
    public static final int DEFAULT_RETRIES = 3;

    /** How many seconds all tries together may take: {@value}. */
    public static final int DEFAULT_DEADLINE_SECONDS = 3_600;

    public JobDefinition {
        requireNonNull(name, "name");
        requireNonNull(container, "container");
        requireNonNull(schedule, "schedule");
    }

    /** Starts with what every job has. */
    public static Builder builder(String name, Image image, Resources resources) {
        return new Builder(name, image, resources);
    }

    /** A job that runs once until said otherwise. */
    public static final class Builder extends ContainerBuilder<Builder> {
        private final String name;
        private Optional<String> schedule = Optional.empty();
        private int retries = DEFAULT_RETRIES;
        private int deadlineSeconds = DEFAULT_DEADLINE_SECONDS;

        private Builder(String name, Image image, Resources resources) {
            super(image, resources);
            this.name = name;
        }

        @Override
        protected Builder self() {
            return this;
        }

        /** Runs by the clock, in UTC. Default: once. */
        public Builder schedule(String cron) {
            this.schedule = Optional.of(cron);
            return this;
        }

        /** Is tried again this often. Default: {@value JobDefinition#DEFAULT_RETRIES} times. */
        public Builder retries(int retries) {
            this.retries = retries;
            return this;
        }

        /** May take this long. Default: {@value JobDefinition#DEFAULT_DEADLINE_SECONDS} s. */
        public Builder deadlineSeconds(int deadlineSeconds) {
            this.deadlineSeconds = deadlineSeconds;
            return this;
        }

        /** The job as said so far. */
        public JobDefinition build() {
            return new JobDefinition(name, container(), schedule, retries, deadlineSeconds);
        }
    }
}
