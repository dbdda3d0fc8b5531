package dev.meridian.environments.workload.container;

/**
 * What a container is promised, and what it may take at most.
 *
 * @param requestCpuMillis promised thousandths of a core
 * @param requestMemoryMiB promised memory
 * @param limitCpuMillis thousandths of a core it may take at most
 * @param limitMemoryMiB memory beyond which it is stopped
 */
public record Resources(int requestCpuMillis, int requestMemoryMiB, int limitCpuMillis, int limitMemoryMiB) {
    /** A promise, for which a limit follows. */
    public static Request request(int cpuMillis, int memoryMiB) {
        return new Request(cpuMillis, memoryMiB);
    }

    /**
     * The first half of resources.
     *
     * @param cpuMillis promised thousandths of a core
     * @param memoryMiB promised memory
     */
    public record Request(int cpuMillis, int memoryMiB) {
        /** What the container may take at most. */
        public Resources limit(int limitCpuMillis, int limitMemoryMiB) {
            return new Resources(cpuMillis, memoryMiB, limitCpuMillis, limitMemoryMiB);
        }
    }
}
