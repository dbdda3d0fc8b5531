package dev.meridian.constructs.workload.scaling;

import static java.util.Objects.requireNonNull;

import dev.meridian.constructs.workload.rules.Numbers;
import dev.meridian.constructs.workload.rules.Quantities;
import io.fabric8.kubernetes.api.model.Quantity;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How large the pods of a service are made, from what they were seen to use.
 *
 * @param mode what is done with a recommendation
 * @param minCpuMillis the least CPU that is ever requested
 * @param minMemoryMiB the least memory that is ever requested
 * @param maxCpuMillis the most CPU that is ever requested
 * @param maxMemoryMiB the most memory that is ever requested
 * @param resources what it looks after
 * @param values whether limits follow their requests
 * @param overlap whether it may look after what horizontal scaling measures
 */
public record VerticalScaling(
        Mode mode,
        int minCpuMillis,
        int minMemoryMiB,
        int maxCpuMillis,
        int maxMemoryMiB,
        Set<Resource> resources,
        Values values,
        Overlap overlap) {
    /** @throws IllegalArgumentException if an amount is not positive, bounds are reversed, or it looks after nothing */
    public VerticalScaling {
        requireNonNull(mode, "mode");
        requireNonNull(values, "values");
        requireNonNull(overlap, "overlap");
        Numbers.atLeast("minCpuMillis", 1, minCpuMillis);
        Numbers.atLeast("minMemoryMiB", 1, minMemoryMiB);
        Numbers.atLeast("maxCpuMillis", minCpuMillis, maxCpuMillis);
        Numbers.atLeast("maxMemoryMiB", minMemoryMiB, maxMemoryMiB);
        resources = Collections.unmodifiableSet(new TreeSet<>(resources));
        if (resources.isEmpty()) {
            throw new IllegalArgumentException("vertical scaling must look after cpu or memory, got neither");
        }
    }

    /** CPU and memory, limits in proportion to requests, never what horizontal scaling measures. */
    public VerticalScaling(Mode mode, int minCpuMillis, int minMemoryMiB, int maxCpuMillis, int maxMemoryMiB) {
        this(
                mode,
                minCpuMillis,
                minMemoryMiB,
                maxCpuMillis,
                maxMemoryMiB,
                EnumSet.allOf(Resource.class),
                Values.REQUESTS_AND_LIMITS,
                new Overlap.Refused());
    }

    /**
     * Checks that the two ways to scale do not answer the same measure: more CPU for each pod lowers the percentage that
     * asks for more pods, and the other way round (Kubernetes autoscaler documentation, VPA Known Limitations).
     *
     * @throws IllegalArgumentException if they do, and the overlap is not accepted
     */
    public void requireApartFrom(Scaling scaling) {
        if (mode == Mode.OFF
                || overlap instanceof Overlap.Accepted
                || !(scaling instanceof Scaling.Horizontal horizontal)) {
            return;
        }
        for (var metric : horizontal.metrics()) {
            if (resources.stream().anyMatch(resource -> resource.title().equals(metric.name()))) {
                throw new IllegalArgumentException(
                        "vertical and horizontal scaling must not both answer %s; use mode OFF, other resources, or accept"
                                        .formatted(metric.name())
                                + " the overlap with a reason");
            }
        }
    }

    List<String> resourceNames() {
        return resources.stream().map(Resource::title).toList();
    }

    Map<String, Quantity> least() {
        return amounts(minCpuMillis, minMemoryMiB);
    }

    Map<String, Quantity> most() {
        return amounts(maxCpuMillis, maxMemoryMiB);
    }

    private Map<String, Quantity> amounts(int cpuMillis, int memoryMiB) {
        var amounts = new TreeMap<String, Quantity>();
        if (resources.contains(Resource.CPU)) {
            amounts.put(Resource.CPU.title(), Quantities.cpu(cpuMillis));
        }
        if (resources.contains(Resource.MEMORY)) {
            amounts.put(Resource.MEMORY.title(), Quantities.memory(memoryMiB));
        }
        return amounts;
    }

    /** What is done with a recommendation. */
    public enum Mode {
        /** It is only shown. */
        OFF("Off"),
        /** New pods get it. */
        INITIAL("Initial"),
        /** Pods are replaced to get it. */
        RECREATE("Recreate"),
        /** Pods get it while they run, and are replaced where that is impossible. */
        IN_PLACE_OR_RECREATE("InPlaceOrRecreate"),
        /** As {@link #RECREATE}; a word that the autoscaler has deprecated. */
        AUTO("Auto");

        private final String title;

        Mode(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }
    }

    /** What is looked after. */
    public enum Resource {
        CPU("cpu"),
        MEMORY("memory");

        private final String title;

        Resource(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }
    }

    /** Whether limits follow their requests. */
    public enum Values {
        /** Limits keep their proportion. */
        REQUESTS_AND_LIMITS("RequestsAndLimits"),
        /** Limits stay. */
        REQUESTS_ONLY("RequestsOnly");

        private final String title;

        Values(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }
    }

    /** Whether it may look after what horizontal scaling measures. */
    public sealed interface Overlap {
        /** It may not. */
        record Refused() implements Overlap {}

        /** It may, for this reason, which is written onto the object. */
        record Accepted(String reason) implements Overlap {
            /** @throws IllegalArgumentException if there is no reason */
            public Accepted {
                if (reason.isBlank()) {
                    throw new IllegalArgumentException("an overlap must have a reason, got none");
                }
            }
        }
    }
}
