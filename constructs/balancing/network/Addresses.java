package dev.meridian.constructs.balancing.network;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** Which addresses a {@code NetworkEntry} answers at. Its scheme follows from them and cannot change in place. */
public sealed interface Addresses {
    /** Private addresses, one in each zone, chosen by EC2: reached from the VPC and what is connected to it. */
    record Private() implements Addresses {}

    /**
     * Public addresses that the entry allocates, one Elastic IP in each zone, and that stay in the account when the
     * entry goes, because others have written them into their firewalls. An entry built anew takes them over as {@link
     * Kept}. An account has five in a Region until the quota is raised, and NAT gateways take from the same five.
     */
    record Fresh() implements Addresses {}

    /**
     * Public addresses that the account already has.
     *
     * @param allocationIdByZone the Elastic IP's allocation id by Availability Zone, one for each zone of the subnets
     */
    record Kept(Map<String, String> allocationIdByZone) implements Addresses {
        /** Copies the addresses, in the order of their zones. */
        public Kept {
            allocationIdByZone = Collections.unmodifiableMap(
                    new TreeMap<>(requireNonNull(allocationIdByZone, "allocationIdByZone")));
        }
    }
}
