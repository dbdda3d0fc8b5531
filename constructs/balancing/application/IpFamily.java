package dev.meridian.constructs.balancing.application;

/** Which internet protocol clients of an {@code ApplicationEntry} may use. */
public enum IpFamily {
    /** IPv4 only. */
    IPV4("ipv4"),
    /** IPv4 and IPv6; every subnet needs an IPv6 range. */
    DUAL_STACK("dualstack");

    private final String attribute;

    IpFamily(String attribute) {
        this.attribute = attribute;
    }

    /** The address type in Elastic Load Balancing's words. */
    public String attribute() {
        return attribute;
    }
}
