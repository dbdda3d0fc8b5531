package dev.meridian.constructs.workload.scaling;

import static java.util.Objects.requireNonNull;

import dev.meridian.constructs.workload.rules.Numbers;
import java.util.HashSet;
import java.util.List;

/** How many pods of a service there are. */
public sealed interface Scaling {
    /** How many there are at least. */
    int minimum();

    /** How many there are at most, beside those of a roll-out. */
    int maximum();

    /** Always as many. */
    record Fixed(int replicas) implements Scaling {
        /** @throws IllegalArgumentException if the number is negative */
        public Fixed {
            Numbers.atLeast("replicas", 0, replicas);
        }

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
        /** @throws IllegalArgumentException if the bounds are reversed, or nothing or one thing twice is measured */
        public Horizontal {
            requireNonNull(up, "up");
            requireNonNull(down, "down");
            metrics = List.copyOf(metrics);
            Numbers.atLeast("minimum", 1, minimum);
            if (maximum < minimum) {
                throw new IllegalArgumentException(
                        "maximum must not be below the minimum of %d, got %d".formatted(minimum, maximum));
            }
            if (metrics.isEmpty()) {
                throw new IllegalArgumentException("scaling must have a metric, got none; use Fixed instead");
            }
            var names = new HashSet<String>();
            metrics.forEach(metric -> {
                if (!names.add(metric.name())) {
                    throw new IllegalArgumentException(
                            "scaling must have metrics of different names, got '%s' twice".formatted(metric.name()));
                }
            });
        }

        /** At the pace of Kubernetes. */
        public Horizontal(int minimum, int maximum, List<Metric> metrics) {
            this(minimum, maximum, metrics, Pace.DEFAULT_UP, Pace.DEFAULT_DOWN);
        }
    }
}
