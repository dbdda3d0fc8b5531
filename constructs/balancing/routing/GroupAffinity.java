package dev.meridian.constructs.balancing.routing;

import dev.meridian.constructs.balancing.loadbalancer.Checks;

/** Whether a client that met one colour of a service keeps meeting it ("target group stickiness"). */
public sealed interface GroupAffinity {
    /** Every request is decided by the weights. */
    record None() implements GroupAffinity {}

    /**
     * A cookie holds the client to its colour.
     *
     * @param seconds how long, 1 to 604,800 (7 days)
     */
    record For(int seconds) implements GroupAffinity {
        /** @throws IllegalArgumentException if the seconds are not 1 to 604,800 */
        public For {
            Checks.requireWithin("seconds of group affinity", 1, 604_800, seconds);
        }
    }
}
