package dev.meridian.environments.workload.scaling;

import static java.util.Objects.requireNonNull;

/**
 * How large the pods of a service are made, from what they were seen to use.
 *
 * @param mode what is done with a recommendation
 * @param leastCpuMillis the least that is ever requested
 * @param leastMemoryMiB the least that is ever requested
 * @param mostCpuMillis the most that is ever requested
 * @param mostMemoryMiB the most that is ever requested
 */
public record VerticalScaling(Mode mode, int leastCpuMillis, int leastMemoryMiB, int mostCpuMillis, int mostMemoryMiB) {
    public VerticalScaling {
        requireNonNull(mode, "mode");
    }

    /** Whether requests are changed while something else may count in their percent. */
    public boolean changesPods() {
        return mode != Mode.OFF;
    }

    /** What is done with a recommendation. */
    public enum Mode {
        /** It is only shown. */
        OFF,
        /** New pods get it. */
        INITIAL,
        /** Pods are replaced to get it. */
        AUTO
    }
}
