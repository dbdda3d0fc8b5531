package dev.meridian.constructs.balancing.application;

import static java.util.Objects.requireNonNull;

import dev.meridian.constructs.balancing.loadbalancer.Checks;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How an {@code ApplicationEntry} treats requests on their way. Header names that HTTP does not allow are always
 * dropped, and when AWS WAF cannot be asked requests are always refused.
 *
 * @param desync how suspicious requests must be to be refused
 * @param hostHeader what the target sees as the host
 * @param forwardedFor what happens to {@code X-Forwarded-For}
 * @param http2 whether clients may speak HTTP/2
 * @param idleTimeoutSeconds until a silent connection is closed, 1 to 4,000; targets must keep theirs open longer, or
 *     clients see 502
 * @param clientKeepAliveSeconds how long a client may reuse one connection, 60 to 604,800; the time in which clients
 *     follow a change of DNS
 */
public record HttpHandling(
        Desync desync,
        HostHeader hostHeader,
        ForwardedFor forwardedFor,
        Http2 http2,
        int idleTimeoutSeconds,
        int clientKeepAliveSeconds) {
    /** Unless said otherwise: requests that could be read two ways are refused or rerouted. */
    public static final Desync DEFAULT_DESYNC = Desync.DEFENSIVE;

    /** Unless said otherwise: the target sees the host the client asked for. */
    public static final HostHeader DEFAULT_HOST_HEADER = HostHeader.PRESERVE;

    /** Unless said otherwise: the client's address is appended. */
    public static final ForwardedFor DEFAULT_FORWARDED_FOR = ForwardedFor.APPEND;

    /** Unless said otherwise: HTTP/2 is spoken. */
    public static final Http2 DEFAULT_HTTP2 = Http2.ON;

    /** Seconds until a silent connection is closed, unless said otherwise: {@value}. */
    public static final int DEFAULT_IDLE_TIMEOUT_SECONDS = 60;

    /** Seconds a client may reuse a connection, unless said otherwise: {@value}. */
    public static final int DEFAULT_CLIENT_KEEP_ALIVE_SECONDS = 3_600;

    /**
     * Checks the ranges of "AWS CloudFormation Template Reference, LoadBalancerAttribute".
     *
     * @throws IllegalArgumentException if a time is out of its range
     */
    public HttpHandling {
        requireNonNull(desync, "desync");
        requireNonNull(hostHeader, "hostHeader");
        requireNonNull(forwardedFor, "forwardedFor");
        requireNonNull(http2, "http2");
        Checks.requireWithin("idleTimeoutSeconds", 1, 4_000, idleTimeoutSeconds);
        Checks.requireWithin("clientKeepAliveSeconds", 60, 604_800, clientKeepAliveSeconds);
    }

    /** How suspicious a request must be to be refused ("Desync mitigation mode"). */
    public enum Desync {
        /** Only what HTTP clearly forbids; suspicious requests are counted. */
        MONITOR("monitor"),
        /** What could be used against targets that read it another way. */
        DEFENSIVE("defensive"),
        /** Everything that does not follow RFC 7230 to the letter. */
        STRICTEST("strictest");

        private final String attribute;

        Desync(String attribute) {
            this.attribute = attribute;
        }
    }

    /** What the target sees as the host. */
    public enum HostHeader {
        /** The header as the client sent it. */
        PRESERVE,
        /** The header as the load balancer normalises it. */
        NORMALISE
    }

    /** What happens to {@code X-Forwarded-For}. */
    public enum ForwardedFor {
        /** The address of the last hop is added. */
        APPEND("append"),
        /** The header passes unchanged. */
        PRESERVE("preserve"),
        /** The header is taken off. */
        REMOVE("remove");

        private final String attribute;

        ForwardedFor(String attribute) {
            this.attribute = attribute;
        }
    }

    /** Whether clients may speak HTTP/2. */
    public enum Http2 {
        /** HTTP/2 and HTTP/1.1; gRPC needs it. */
        ON,
        /** HTTP/1.1 only. */
        OFF
    }

    /** Everything at its default. */
    public static HttpHandling defaults() {
        return builder().build();
    }

    /** Begins with everything at its default. */
    public static Builder builder() {
        return new Builder();
    }

    /** The attributes of the load balancer that say so. */
    public Map<String, String> attributes() {
        var attributes = new LinkedHashMap<String, String>();
        attributes.put("idle_timeout.timeout_seconds", Integer.toString(idleTimeoutSeconds));
        attributes.put("client_keep_alive.seconds", Integer.toString(clientKeepAliveSeconds));
        attributes.put("routing.http.desync_mitigation_mode", desync.attribute);
        attributes.put("routing.http.drop_invalid_header_fields.enabled", "true");
        attributes.put(
                "routing.http.preserve_host_header.enabled", Boolean.toString(hostHeader == HostHeader.PRESERVE));
        attributes.put("routing.http.xff_header_processing.mode", forwardedFor.attribute);
        attributes.put("routing.http2.enabled", Boolean.toString(http2 == Http2.ON));
        attributes.put("waf.fail_open.enabled", "false");
        return attributes;
    }

    /** Collects what differs from the defaults. */
    public static final class Builder {
        private Desync desync = DEFAULT_DESYNC;
        private HostHeader hostHeader = DEFAULT_HOST_HEADER;
        private ForwardedFor forwardedFor = DEFAULT_FORWARDED_FOR;
        private Http2 http2 = DEFAULT_HTTP2;
        private int idleTimeoutSeconds = DEFAULT_IDLE_TIMEOUT_SECONDS;
        private int clientKeepAliveSeconds = DEFAULT_CLIENT_KEEP_ALIVE_SECONDS;

        private Builder() {}

        /** How suspicious requests must be to be refused. Default: {@link HttpHandling#DEFAULT_DESYNC}. */
        public Builder desync(Desync desync) {
            this.desync = desync;
            return this;
        }

        /** What the target sees as the host. Default: {@link HttpHandling#DEFAULT_HOST_HEADER}. */
        public Builder hostHeader(HostHeader hostHeader) {
            this.hostHeader = hostHeader;
            return this;
        }

        /** What happens to X-Forwarded-For. Default: {@link HttpHandling#DEFAULT_FORWARDED_FOR}. */
        public Builder forwardedFor(ForwardedFor forwardedFor) {
            this.forwardedFor = forwardedFor;
            return this;
        }

        /** Whether clients may speak HTTP/2. Default: {@link HttpHandling#DEFAULT_HTTP2}. */
        public Builder http2(Http2 http2) {
            this.http2 = http2;
            return this;
        }

        /** Closes silent connections. Default: {@value HttpHandling#DEFAULT_IDLE_TIMEOUT_SECONDS}. */
        public Builder idleTimeoutSeconds(int idleTimeoutSeconds) {
            this.idleTimeoutSeconds = idleTimeoutSeconds;
            return this;
        }

        /** Lets clients reuse connections. Default: {@value HttpHandling#DEFAULT_CLIENT_KEEP_ALIVE_SECONDS}. */
        public Builder clientKeepAliveSeconds(int clientKeepAliveSeconds) {
            this.clientKeepAliveSeconds = clientKeepAliveSeconds;
            return this;
        }

        /**
         * The checked handling.
         *
         * @throws IllegalArgumentException if a time is out of its range
         */
        public HttpHandling build() {
            return new HttpHandling(
                    desync, hostHeader, forwardedFor, http2, idleTimeoutSeconds, clientKeepAliveSeconds);
        }
    }
}
