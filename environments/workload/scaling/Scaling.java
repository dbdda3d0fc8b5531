package dev.meridian.environments.workload.scaling;

import static java.util.Objects.requireNonNull;

import java.util.List;

/** How many pods of a service there are. */
public sealed interface Scaling {
    /** How many there are at least. */
    int minimum();

    /** How many there are at most, beside those of a roll-out. */
    int maximum();

    /** Always as many. */
    record Fixed(int replicas) implements Scaling {
        @Override
        public int minimum() {
            return replicas;
        }

        @Override
        public int maximum() {
            return replicas;
        }
    }

    /**
     * As many as the measures ask for.
     *
     * @param minimum how many there are at least
     * @param maximum how many there are at most
     * @param metrics what is measured; the one that asks for most pods decides
     * @param up how fast pods are added
     * @param down how fast they are removed
     */
    record Horizontal(int minimum, int maximum, List<Metric> metrics, Pace up, Pace down) implements Scaling {
        public Horizontal {
            metrics = List.copyOf(metrics);
            requireNonNull(up, "up");
            requireNonNull(down, "down");
        }
    }

    /** What tells how many pods are needed. */
    sealed interface Metric {
        /** The CPU in use, in percent of what the pods request. */
        record Cpu(int percent) implements Metric {}

        /** The memory in use, in percent of what the pods request. */
        record Memory(int percent) implements Metric {}

        /**
         * A measure that the pods publish themselves; it needs a custom metrics API on the cluster.
         *
         * @param name the metric's name, such as {@code requests_per_second}
         * @param average what one pod is to have on average
         */
        record PerPod(String name, int average) implements Metric {
            public PerPod {
                requireNonNull(name, "name");
            }
        }
    }

    /**
     * How fast the number of pods changes.
     *
     * @param windowSeconds over which time the most careful recommendation counts, 0 to 3600
     * @param steps how much may change in a period; the largest of them counts; none: as Kubernetes does by itself
     */
    record Pace(int windowSeconds, List<Step> steps) {
        /** What Kubernetes does when nothing is said about adding pods. */
        public static final Pace DEFAULT_UP = new Pace(0, List.of());

        /** What Kubernetes does when nothing is said about removing pods. */
        public static final Pace DEFAULT_DOWN = new Pace(300, List.of());

        public Pace {
            steps = List.copyOf(steps);
        }
    }

    /**
     * How much may change in a period.
     *
     * @param unit what the amount counts
     * @param amount how much
     * @param periodSeconds in which time, 1 to 1800
     */
    record Step(Unit unit, int amount, int periodSeconds) {
        public Step {
            requireNonNull(unit, "unit");
        }

        /** What an amount counts. */
        public enum Unit {
            PODS,
            PERCENT
        }
    }

    /** Always as many. */
    static Scaling fixed(int replicas) {
        return new Fixed(replicas);
    }

    /** As many as CPU and memory ask for, at the pace of Kubernetes. */
    static Scaling horizontal(int minimum, int maximum, int cpuPercent, int memoryPercent) {
        return new Horizontal(
                minimum,
                maximum,
                List.of(new Metric.Cpu(cpuPercent), new Metric.Memory(memoryPercent)),
                Pace.DEFAULT_UP,
                Pace.DEFAULT_DOWN);
    }
}
