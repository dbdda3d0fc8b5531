package dev.meridian.constructs.balancing.network;

import static java.util.Objects.requireNonNull;

import dev.meridian.constructs.balancing.loadbalancer.Checks;
import dev.meridian.constructs.balancing.loadbalancer.TlsPolicy;

/** What clients of a {@code NetworkEntry} speak on a port. */
public sealed interface Wire {
    /**
     * Connections pass as they come; encryption, if any, ends at the target.
     *
     * @param idleTimeoutSeconds until a silent connection is forgotten, 60 to 6,000
     */
    record Tcp(int idleTimeoutSeconds) implements Wire {
        /** Seconds until a silent connection is forgotten, unless said otherwise: {@value}. */
        public static final int DEFAULT_IDLE_TIMEOUT_SECONDS = 350;

        /** @throws IllegalArgumentException if the seconds are not 60 to 6,000 */
        public Tcp {
            Checks.requireWithin("idleTimeoutSeconds", 60, 6_000, idleTimeoutSeconds);
        }

        /** Forgets silent connections after {@value #DEFAULT_IDLE_TIMEOUT_SECONDS} seconds. */
        public Tcp() {
            this(DEFAULT_IDLE_TIMEOUT_SECONDS);
        }
    }

    /**
     * TLS ends at the load balancer.
     *
     * @param certificateArn the certificate shown, in the load balancer's Region
     * @param policy which TLS is offered
     * @param alpn which protocol inside TLS is agreed on
     */
    record Tls(String certificateArn, TlsPolicy policy, Alpn alpn) implements Wire {
        /** Checks that all are given. */
        public Tls {
            requireNonNull(certificateArn, "certificateArn");
            requireNonNull(policy, "policy");
            requireNonNull(alpn, "alpn");
        }

        /** TLS 1.3 only (atlas A18), and nothing agreed on inside. */
        public Tls(String certificateArn) {
            this(certificateArn, TlsPolicy.TLS_1_3, Alpn.NONE);
        }
    }

    /** Which protocol inside TLS is agreed on ("ALPN policies"). */
    enum Alpn {
        /** None. */
        NONE("None"),
        /** HTTP/1.x only. */
        HTTP1_ONLY("HTTP1Only"),
        /** HTTP/2 only. */
        HTTP2_ONLY("HTTP2Only"),
        /** HTTP/1.x if the client knows it, else HTTP/2. */
        HTTP2_OPTIONAL("HTTP2Optional"),
        /** HTTP/2 if the client knows it, else HTTP/1.x. */
        HTTP2_PREFERRED("HTTP2Preferred");

        private final String policyName;

        Alpn(String policyName) {
            this.policyName = policyName;
        }

        /** The ALPN policy's name. */
        public String policyName() {
            return policyName;
        }
    }
}
