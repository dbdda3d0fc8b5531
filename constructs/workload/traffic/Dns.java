package dev.meridian.constructs.workload.traffic;

import java.util.Map;

/** Who answers the pods' questions for names. */
public sealed interface Dns {
    /** Where network policies let questions go. */
    Peer peer();

    /** The CoreDNS pods of the cluster. */
    record Pods() implements Dns {
        @Override
        public Peer peer() {
            return new Peer.Pods("kube-system", Map.of("k8s-app", "kube-dns"));
        }
    }

    /**
     * An address. In Auto Mode no pod answers but each node does, under the address of the cluster's DNS: the tenth of
     * its Service range, such as {@code 172.20.0.10/32}.
     *
     * @param cidr the address as a range
     */
    record Address(String cidr) implements Dns {
        /** @throws IllegalArgumentException if it is no range */
        public Address {
            new Peer.Addresses(cidr);
        }

        @Override
        public Peer peer() {
            return new Peer.Addresses(cidr);
        }
    }
}
