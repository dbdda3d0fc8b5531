package dev.meridian.constructs.balancing;

/** Which internet protocol clients of an {@link ApplicationEntry} may use. */
public enum IpFamily {
    /** IPv4 only. */
    IPV4("ipv4"),
    /** IPv4 and IPv6; every subnet needs an IPv6 range. */
    DUAL_STACK("dualstack");

    private final String attribute;

    IpFamily(String attribute) {
        this.attribute = attribute;
    }

    String attribute() {
        return attribute;
    }
}
