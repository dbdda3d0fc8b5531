package dev.meridian.constructs.balancing.targets;

import dev.meridian.constructs.balancing.loadbalancer.Checks;

/** Below how many healthy targets a target group counts as failed. */
public sealed interface HealthFloor {
    /**
     * A number of targets.
     *
     * @param targets at least 1
     */
    record Targets(int targets) implements HealthFloor {
        /** @throws IllegalArgumentException if there is not at least 1 */
        public Targets {
            if (targets < 1) {
                throw new IllegalArgumentException("targets must be at least 1, got %d".formatted(targets));
            }
        }
    }

    /**
     * A share of the targets.
     *
     * @param percent 1 to 100
     */
    record Percent(int percent) implements HealthFloor {
        /** @throws IllegalArgumentException if the percentage is not 1 to 100 */
        public Percent {
            Checks.requireWithin("percent", 1, 100, percent);
        }
    }
}
