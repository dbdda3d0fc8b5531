package dev.meridian.constructs.workload.container;

import static java.util.Objects.requireNonNull;

import dev.meridian.constructs.workload.rules.Numbers;
import dev.meridian.constructs.workload.rules.Quantities;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.ResourceRequirementsBuilder;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a container is promised, and what it may take at most.
 *
 * @param requestCpuMillis promised thousandths of a core
 * @param requestMemoryMiB promised memory
 * @param limitCpuMillis thousandths of a core it may take at most
 * @param limitMemoryMiB memory beyond which it is stopped
 * @param ephemeralStorageMiB the room for logs and temporary files, promised and beyond which the pod is evicted
 */
public record Resources(
        int requestCpuMillis,
        int requestMemoryMiB,
        int limitCpuMillis,
        int limitMemoryMiB,
        Optional<Integer> ephemeralStorageMiB) {
    /** @throws IllegalArgumentException if an amount is not positive, or a limit is below its request */
    public Resources {
        requireNonNull(ephemeralStorageMiB, "ephemeralStorageMiB");
        Numbers.atLeast("requestCpuMillis", 1, requestCpuMillis);
        Numbers.atLeast("requestMemoryMiB", 1, requestMemoryMiB);
        ephemeralStorageMiB.ifPresent(storage -> Numbers.atLeast("ephemeralStorageMiB", 1, storage));
        requireRoom("limitCpuMillis", requestCpuMillis, limitCpuMillis);
        requireRoom("limitMemoryMiB", requestMemoryMiB, limitMemoryMiB);
    }

    /** CPU and memory alone. */
    public static Resources of(int requestCpuMillis, int requestMemoryMiB, int limitCpuMillis, int limitMemoryMiB) {
        return new Resources(requestCpuMillis, requestMemoryMiB, limitCpuMillis, limitMemoryMiB, Optional.empty());
    }

    /** In Kubernetes's terms. */
    public ResourceRequirements toKubernetes() {
        return new ResourceRequirementsBuilder()
                .withRequests(amounts(requestCpuMillis, requestMemoryMiB))
                .withLimits(amounts(limitCpuMillis, limitMemoryMiB))
                .build();
    }

    private Map<String, Quantity> amounts(int cpuMillis, int memoryMiB) {
        var amounts = new TreeMap<String, Quantity>();
        amounts.put("cpu", Quantities.cpu(cpuMillis));
        amounts.put("memory", Quantities.memory(memoryMiB));
        ephemeralStorageMiB.ifPresent(storage -> amounts.put("ephemeral-storage", Quantities.memory(storage)));
        return amounts;
    }

    private static void requireRoom(String what, int request, int limit) {
        if (limit < request) {
            throw new IllegalArgumentException(
                    "%s must not be below the request of %d, got %d".formatted(what, request, limit));
        }
    }
}
