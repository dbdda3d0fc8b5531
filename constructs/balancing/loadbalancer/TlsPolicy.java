package dev.meridian.constructs.balancing.loadbalancer;

/**
 * Which TLS versions and key exchanges a listener offers ("Security policies for your Application Load Balancer").
 * CloudFormation's own default is {@code ELBSecurityPolicy-2016-08}, which still offers TLS 1.0; none of these does.
 */
public enum TlsPolicy {
    /** TLS 1.3 and nothing older (atlas A18). */
    TLS_1_3("ELBSecurityPolicy-TLS13-1-3-2021-06"),
    /** TLS 1.3 and nothing older, with hybrid post-quantum key exchange for the clients that know it. */
    TLS_1_3_POST_QUANTUM("ELBSecurityPolicy-TLS13-1-3-PQ-2025-09"),
    /** TLS 1.3, and TLS 1.2 with forward secrecy and authenticated encryption, for older clients. */
    TLS_1_2("ELBSecurityPolicy-TLS13-1-2-Res-2021-06"),
    /** As {@link #TLS_1_2}, with hybrid post-quantum key exchange for the clients that know it. */
    TLS_1_2_POST_QUANTUM("ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09");

    private final String policyName;

    TlsPolicy(String policyName) {
        this.policyName = policyName;
    }

    /** The security policy's name. */
    public String policyName() {
        return policyName;
    }

    /** Whether clients that know TLS 1.2 only are served. */
    public boolean admitsTls12() {
        return this == TLS_1_2 || this == TLS_1_2_POST_QUANTUM;
    }
}
