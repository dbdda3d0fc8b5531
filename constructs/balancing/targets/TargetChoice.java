package dev.meridian.constructs.balancing.targets;

import static java.util.Objects.requireNonNull;

import dev.meridian.constructs.balancing.loadbalancer.Checks;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How the target of each request is chosen. Only taking turns can ease a new target in: the other two refuse slow
 * start ("Edit target group attributes for your Application Load Balancer").
 */
public sealed interface TargetChoice {
    /** The attributes of the target group that say so. */
    Map<String, String> attributes();

    /**
     * Targets take turns.
     *
     * @param slowStartSeconds over how long a new target's share grows: 0 for at once, or 30 to 900
     */
    record RoundRobin(int slowStartSeconds) implements TargetChoice {
        /** @throws IllegalArgumentException if the seconds are neither 0 nor 30 to 900 */
        public RoundRobin {
            if (slowStartSeconds != 0) {
                Checks.requireWithin("slowStartSeconds, if not 0,", 30, 900, slowStartSeconds);
            }
        }

        /** New targets get their full share at once. */
        public RoundRobin() {
            this(0);
        }

        @Override
        public Map<String, String> attributes() {
            return choice("round_robin", slowStartSeconds);
        }
    }

    /** The target with the fewest requests in flight: for requests of uneven length. */
    record LeastOutstanding() implements TargetChoice {
        @Override
        public Map<String, String> attributes() {
            return choice("least_outstanding_requests", 0);
        }
    }

    /**
     * A random target, which allows the load balancer to send less to targets that fail more than their peers.
     *
     * @param anomalies what to do about such targets
     */
    record WeightedRandom(AnomalyMitigation anomalies) implements TargetChoice {
        /** Checks that the mitigation is given. */
        public WeightedRandom {
            requireNonNull(anomalies, "anomalies");
        }

        @Override
        public Map<String, String> attributes() {
            var attributes = choice("weighted_random", 0);
            attributes.put(
                    "load_balancing.algorithm.anomaly_mitigation", anomalies == AnomalyMitigation.ON ? "on" : "off");
            return attributes;
        }
    }

    /** Whether targets with unusually many errors get less traffic until they recover. */
    enum AnomalyMitigation {
        /** They get less. */
        ON,
        /** They are counted in the metrics and keep their share. */
        OFF
    }

    private static Map<String, String> choice(String algorithm, int slowStartSeconds) {
        var attributes = new LinkedHashMap<String, String>();
        attributes.put("load_balancing.algorithm.type", algorithm);
        attributes.put("slow_start.duration_seconds", Integer.toString(slowStartSeconds));
        return attributes;
    }
}
