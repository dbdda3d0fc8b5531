package dev.meridian.constructs.access;

import java.util.Set;

/** How the two ends of a {@link CustomerVpn} learn of each other's networks. */
public sealed interface Routing {
    /**
     * The largest number that fits the first of CloudFormation's two ASN properties (AWS::EC2::CustomerGateway,
     * BgpAsn).
     */
    long MAXIMUM_SHORT_ASN = 2_147_483_647L;

    /** The autonomous system of the customer's side. */
    long customerAsn();

    /**
     * By BGP: what the device announces is reachable, and a dead tunnel is noticed.
     *
     * @param customerAsn the device's autonomous system, 1 to 4294967294
     */
    record Bgp(long customerAsn) implements Routing {
        private static final long MAXIMUM_ASN = 4_294_967_294L;

        /** AS_TRANS and the last 16-bit number (RFC 6793, RFC 7300). */
        private static final Set<Long> RESERVED = Set.of(23_456L, 65_535L);

        /** @throws IllegalArgumentException if nobody can have that number */
        public Bgp {
            if (customerAsn < 1 || customerAsn > MAXIMUM_ASN || RESERVED.contains(customerAsn)) {
                throw new IllegalArgumentException(
                        "customerAsn must be from 1 to %d and neither 23456 nor 65535, got %d"
                                .formatted(MAXIMUM_ASN, customerAsn));
            }
        }
    }

    /** By a static route for each on-premises range; for devices without BGP. */
    record Static() implements Routing {
        /** What CloudFormation sets by default; nobody hears it. */
        private static final long UNUSED_ASN = 65_000L;

        @Override
        public long customerAsn() {
            return UNUSED_ASN;
        }
    }
}
