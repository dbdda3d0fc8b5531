package dev.meridian.constructs.workload.stores.parts;

/**
 * Pods that may reach a store: all with the label {@code app} in a namespace.
 *
 * @param namespace their namespace
 * @param app the value of their label {@code app}
 */
public record Peer(String namespace, String app) {
    /** @throws IllegalArgumentException if either is not a label that Kubernetes takes */
    public Peer {
        Checks.label("peer namespace", namespace);
        Checks.label("peer app", app);
    }
}
