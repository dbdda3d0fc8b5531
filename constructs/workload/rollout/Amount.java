package dev.meridian.constructs.workload.rollout;

import dev.meridian.constructs.workload.rules.Numbers;
import io.fabric8.kubernetes.api.model.IntOrString;

/** A number of pods, or a share of those that there should be. */
public sealed interface Amount {
    /** In Kubernetes's terms. */
    IntOrString toKubernetes();

    /** Whether it is nothing at all. */
    boolean isNone();

    /** So many pods. */
    record Count(int pods) implements Amount {
        /** @throws IllegalArgumentException if it is negative */
        public Count {
            Numbers.atLeast("a number of pods", 0, pods);
        }

        @Override
        public IntOrString toKubernetes() {
            return new IntOrString(pods);
        }

        @Override
        public boolean isNone() {
            return pods == 0;
        }
    }

    /** So many of a hundred. */
    record Percent(int percent) implements Amount {
        private static final int ALL = 100;

        /** @throws IllegalArgumentException if it is none of 0 to 100 */
        public Percent {
            Numbers.between("a percentage of pods", 0, ALL, percent);
        }

        @Override
        public IntOrString toKubernetes() {
            return new IntOrString(percent + "%");
        }

        @Override
        public boolean isNone() {
            return percent == 0;
        }
    }

    /** So many pods. */
    static Amount of(int pods) {
        return new Count(pods);
    }

    /** So many of a hundred. */
    static Amount percent(int percent) {
        return new Percent(percent);
    }
}
