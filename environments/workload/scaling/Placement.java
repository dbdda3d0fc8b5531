package dev.meridian.environments.workload.scaling;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * On which nodes pods run.
 *
 * @param spread how strictly they are spread over zones
 * @param purchase on which kind of capacity
 * @param nodeLabels the labels that a node must have
 * @param tolerations the taints of nodes that do not keep them away
 */
public record Placement(
        Spread spread, Purchase purchase, Map<String, String> nodeLabels, List<Toleration> tolerations) {
    /** Over zones if possible, on any capacity. */
    public static final Placement ANYWHERE = new Placement(Spread.PREFERRED, Purchase.ANY, Map.of(), List.of());

    public Placement {
        requireNonNull(spread, "spread");
        requireNonNull(purchase, "purchase");
        nodeLabels = Collections.unmodifiableMap(new TreeMap<>(nodeLabels));
        tolerations = List.copyOf(tolerations);
    }

    /** How strictly pods are spread over zones. */
    public enum Spread {
        /** No pod starts that would make zones differ by more than one. */
        REQUIRED,
        /** As evenly as there is room. */
        PREFERRED
    }

    /** On which kind of capacity pods run. */
    public enum Purchase {
        ANY,
        ON_DEMAND,
        SPOT
    }

    /**
     * A taint that does not keep pods away.
     *
     * @param key the taint's key
     * @param value its value
     * @param effect its effect
     */
    public record Toleration(String key, String value, Effect effect) {
        public Toleration {
            requireNonNull(key, "key");
            requireNonNull(value, "value");
            requireNonNull(effect, "effect");
        }

        /** What a taint does to pods that do not tolerate it. */
        public enum Effect {
            NO_SCHEDULE,
            PREFER_NO_SCHEDULE,
            NO_EXECUTE
        }
    }
}
