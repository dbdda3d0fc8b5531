package dev.meridian.constructs.network.egress;

import static java.util.Objects.requireNonNull;

import java.util.regex.Pattern;

/**
 * How the private tiers of a network reach the internet over IPv4. Changing it later keeps every subnet and
 * updates the default routes in place; only the addresses that the internet sees change.
 */
public sealed interface Egress {
    /** Not at all: the private tiers are isolated, and have no IPv6 egress either. */
    record None() implements Egress {}

    /**
     * Through one NAT instance in the first zone: a few dollars a month for non-production, at the price of a single
     * point of failure and of the instance's bandwidth. It may be stopped on a schedule and keeps its address.
     *
     * @param instanceType a Graviton type, such as {@value #DEFAULT_TYPE}
     */
    record Instance(String instanceType) implements Egress {
        /** The smallest Graviton type: {@value}. */
        public static final String DEFAULT_TYPE = "t4g.micro";

        /** The generation digit is followed by g for Graviton: t4g, c7gn, m8gd. */
        private static final Pattern GRAVITON = Pattern.compile("[a-z]+\\dg[a-z]*\\.[a-z0-9-]+");

        /**
         * Checks the type.
         *
         * @throws IllegalArgumentException unless it is a Graviton type, as the image is built for arm64
         */
        public Instance {
            requireNonNull(instanceType, "instanceType");
            if (!GRAVITON.matcher(instanceType).matches()) {
                throw new IllegalArgumentException(
                        "instanceType must be a Graviton type such as %s, since the image is arm64, got '%s'"
                                .formatted(DEFAULT_TYPE, instanceType));
            }
        }

        /** An instance of type {@value #DEFAULT_TYPE}. */
        public Instance() {
            this(DEFAULT_TYPE);
        }
    }

    /** Through one NAT gateway in the first zone; that zone's failure cuts the others off. */
    record Single() implements Egress {}

    /** Through a NAT gateway in every zone: no zone depends on another. One Elastic IP address a zone (quota 5). */
    record PerZone() implements Egress {}

    /**
     * Through one regional NAT gateway, which AWS spreads over the zones in use by itself. A zone that gets its first
     * host is served from another one for up to an hour ("Amazon VPC User Guide, Regional NAT gateways"). Not offered
     * in the China and GovCloud regions.
     */
    record Regional() implements Egress {}
}
