package dev.meridian.constructs.workload.stores.parts;

/** How pods begin that connect at once. Not for users. */
public final class Startup {
    /**
     * Seconds before the first connection. Where the VPC CNI enforces policies, a connection that is older than their
     * enforcement loses its answers, and hangs (aws-network-policy-agent, issue 189: response traffic denied on short
     * lived pods).
     */
    public static final String SETTLE_SECONDS = "10";

    /** Seconds for a connection to be made. */
    public static final String CONNECT_SECONDS = "10";

    private Startup() {}
}
