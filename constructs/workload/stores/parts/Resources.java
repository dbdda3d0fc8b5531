package dev.meridian.constructs.workload.stores.parts;

import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.ResourceRequirementsBuilder;

/**
 * What a container is promised, and what it may take.
 *
 * @param cpuRequestMillis promised thousandths of a core, at least 1
 * @param memoryRequestMiB promised memory in MiB, at least 1
 * @param cpuLimitMillis most thousandths of a core, at least the request
 * @param memoryLimitMiB most memory in MiB, at least the request
 */
public record Resources(int cpuRequestMillis, int memoryRequestMiB, int cpuLimitMillis, int memoryLimitMiB) {
    private static final int MIB_PER_GIB = 1024;

    /** @throws IllegalArgumentException if a figure is below 1, or a limit below its request */
    public Resources {
        Checks.range("cpuRequestMillis", cpuRequestMillis, 1, Integer.MAX_VALUE);
        Checks.range("memoryRequestMiB", memoryRequestMiB, 1, Integer.MAX_VALUE);
        requireNotBelow("cpuLimitMillis", cpuLimitMillis, cpuRequestMillis);
        requireNotBelow("memoryLimitMiB", memoryLimitMiB, memoryRequestMiB);
    }

    private static void requireNotBelow(String what, int limit, int request) {
        if (limit < request) {
            throw new IllegalArgumentException(
                    "%s must not be below its request of %d, got %d".formatted(what, request, limit));
        }
    }

    /** In Kubernetes' terms. */
    public ResourceRequirements render() {
        return new ResourceRequirementsBuilder()
                .addToRequests("cpu", millis(cpuRequestMillis))
                .addToRequests("memory", memory(memoryRequestMiB))
                .addToLimits("cpu", millis(cpuLimitMillis))
                .addToLimits("memory", memory(memoryLimitMiB))
                .build();
    }

    /** So many MiB, as GiB where that is a whole number. */
    public static Quantity memory(int mebibytes) {
        return mebibytes % MIB_PER_GIB == 0
                ? new Quantity(Integer.toString(mebibytes / MIB_PER_GIB), "Gi")
                : new Quantity(Integer.toString(mebibytes), "Mi");
    }

    private static Quantity millis(int millis) {
        return new Quantity(Integer.toString(millis), "m");
    }
}
