package dev.meridian.constructs.workload.namespace;

import dev.meridian.constructs.workload.container.Resources;
import dev.meridian.constructs.workload.rules.Numbers;

/**
 * What one container may take, and what it gets if it does not say.
 *
 * @param ceilingCpuMillis thousandths of a core that it may take at most
 * @param ceilingMemoryMiB memory that it may take at most
 * @param defaults what a container gets that does not say
 */
public record ContainerLimits(int ceilingCpuMillis, int ceilingMemoryMiB, Resources defaults) {
    /** 100 m and 128 MiB, at most 200 m and 256 MiB. */
    public static final Resources DEFAULT_RESOURCES = Resources.of(100, 128, 200, 256);

    /** @throws IllegalArgumentException if the ceiling is below the defaults */
    public ContainerLimits {
        Numbers.atLeast("ceilingCpuMillis", defaults.limitCpuMillis(), ceilingCpuMillis);
        Numbers.atLeast("ceilingMemoryMiB", defaults.limitMemoryMiB(), ceilingMemoryMiB);
    }

    /** With {@link #DEFAULT_RESOURCES} for containers that do not say. */
    public ContainerLimits(int ceilingCpuMillis, int ceilingMemoryMiB) {
        this(ceilingCpuMillis, ceilingMemoryMiB, DEFAULT_RESOURCES);
    }
}
