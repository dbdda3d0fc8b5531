package dev.meridian.constructs.workload.stores.parts;

import static java.util.Objects.requireNonNull;

import dev.meridian.constructs.workload.labels.Owner;
import dev.meridian.constructs.workload.rules.Names;
import dev.meridian.constructs.workload.traffic.Dns;
import dev.meridian.constructs.workload.traffic.Peer;

/**
 * Where a store lives.
 *
 * @param namespace its namespace, which exists
 * @param partOf the system it belongs to, such as {@code tapwork}
 * @param dns who answers its pods' questions for names
 */
public record Place(String namespace, String partOf, Dns dns) {
    /** @throws IllegalArgumentException if the namespace is not one that Kubernetes takes */
    public Place {
        Names.object("namespace", namespace);
        requireNonNull(partOf, "partOf");
        requireNonNull(dns, "dns");
    }

    /** CoreDNS pods answer questions for names. */
    public Place(String namespace, String partOf) {
        this(namespace, partOf, new Dns.Pods());
    }

    /** Whose objects those of a store are: its pods are found by {@code app} alone, which never changes. */
    public Owner owner(String name, String component) {
        return new Owner(name, namespace, partOf, component);
    }

    /** The pods of a store. */
    public Peer pods(String name) {
        return Peer.Pods.of(namespace, name);
    }
}
