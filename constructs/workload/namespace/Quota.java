package dev.meridian.constructs.workload.namespace;

import dev.meridian.constructs.workload.rules.Numbers;

/**
 * What everything in a namespace may ask for together.
 *
 * @param requestCpuMillis thousandths of a core that are promised
 * @param requestMemoryMiB memory that is promised
 * @param pods how many pods there may be
 */
public record Quota(int requestCpuMillis, int requestMemoryMiB, int pods) {
    /** @throws IllegalArgumentException if an amount is not positive */
    public Quota {
        Numbers.atLeast("the quota's requestCpuMillis", 1, requestCpuMillis);
        Numbers.atLeast("the quota's requestMemoryMiB", 1, requestMemoryMiB);
        Numbers.atLeast("the quota's pods", 1, pods);
    }
}
