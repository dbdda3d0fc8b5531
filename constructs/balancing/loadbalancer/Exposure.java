package dev.meridian.constructs.balancing.loadbalancer;

/** Who can resolve a load balancer to an address they reach. */
public enum Exposure {
    /** Public addresses; the subnets route to an internet gateway. */
    INTERNET("internet-facing"),
    /** Private addresses, reached from the VPC and what is connected to it. */
    INTERNAL("internal");

    private final String scheme;

    Exposure(String scheme) {
        this.scheme = scheme;
    }

    /** The scheme in Elastic Load Balancing's words. */
    public String scheme() {
        return scheme;
    }
}
