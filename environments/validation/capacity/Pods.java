package dev.meridian.environments.validation.capacity;

import dev.meridian.environments.workload.scaling.Placement;

/**
 * Pods that are alike.
 *
 * @param what whose they are
 * @param count how many there are
 * @param each what one of them asks for
 * @param placement on which nodes they run
 */
record Pods(String what, int count, Amount each, Placement placement) {
    Pods(String what, int count, long cpuMillis, long memoryMiB, Placement placement) {
        this(what, count, new Amount(cpuMillis, memoryMiB, 1), placement);
    }

    Amount total() {
        return each.times(count);
    }
}
