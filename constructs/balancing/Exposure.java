package dev.meridian.constructs.balancing;

/** Who can resolve an {@link ApplicationEntry} to an address they reach. */
public enum Exposure {
    /** Public addresses; the subnets route to an internet gateway. */
    INTERNET("internet-facing"),
    /** Private addresses, reached from the VPC and what is connected to it. */
    INTERNAL("internal");

    private final String scheme;

    Exposure(String scheme) {
        this.scheme = scheme;
    }

    String scheme() {
        return scheme;
    }
}
