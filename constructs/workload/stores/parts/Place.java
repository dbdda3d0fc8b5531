package dev.meridian.constructs.workload.stores.parts;

/**
 * Where a store lives.
 *
 * @param namespace its namespace, which exists
 * @param partOf the system it belongs to, such as {@code tapwork}
 */
public record Place(String namespace, String partOf) {
    /** @throws IllegalArgumentException if either is not a label that Kubernetes takes */
    public Place {
        Checks.label("namespace", namespace);
        Checks.label("partOf", partOf);
    }
}
