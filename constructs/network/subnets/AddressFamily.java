package dev.meridian.constructs.network.subnets;

/** The Internet Protocol versions that a VPC speaks. */
public enum AddressFamily {
    /** IPv4 only. */
    IPV4,

    /**
     * IPv4, and IPv6 from a /56 that Amazon provides. Private tiers reach IPv6 hosts through an egress-only gateway.
     * Every subnet has a /64 at a place as fixed as its IPv4 block.
     */
    DUAL_STACK
}
