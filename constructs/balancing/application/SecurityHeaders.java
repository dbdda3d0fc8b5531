package dev.meridian.constructs.balancing.application;

import static java.util.Objects.requireNonNull;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The headers that every answer over HTTPS carries, whatever the target said ("HTTP header modification for your
 * Application Load Balancer"): {@code Strict-Transport-Security}, {@code X-Frame-Options} and {@code
 * X-Content-Type-Options: nosniff}; the load balancer's own {@code Server} header is left off. A content security
 * policy is the application's to write.
 *
 * @param hstsSeconds how long browsers insist on HTTPS, at least 0
 * @param hstsScope for which names they insist
 * @param framing who may show a page in a frame
 */
public record SecurityHeaders(int hstsSeconds, HstsScope hstsScope, Framing framing) {
    /** How long browsers insist on HTTPS, unless said otherwise: {@value} seconds, a year. */
    public static final int DEFAULT_HSTS_SECONDS = 31_536_000;

    /** Unless said otherwise: for the host and the names below it. */
    public static final HstsScope DEFAULT_HSTS_SCOPE = HstsScope.SUBDOMAINS;

    /** Unless said otherwise: nobody frames a page. */
    public static final Framing DEFAULT_FRAMING = Framing.DENY;

    /**
     * Checks what browsers' preload lists ask.
     *
     * @throws IllegalArgumentException if the time is negative, or less than a year with {@link HstsScope#PRELOAD}
     */
    public SecurityHeaders {
        requireNonNull(hstsScope, "hstsScope");
        requireNonNull(framing, "framing");
        var least = hstsScope == HstsScope.PRELOAD ? DEFAULT_HSTS_SECONDS : 0;
        if (hstsSeconds < least) {
            throw new IllegalArgumentException(
                    "hstsSeconds must be at least %d for %s, got %d".formatted(least, hstsScope, hstsSeconds));
        }
    }

    /** Everything at its default. */
    public static SecurityHeaders defaults() {
        return new SecurityHeaders(DEFAULT_HSTS_SECONDS, DEFAULT_HSTS_SCOPE, DEFAULT_FRAMING);
    }

    /** For which names browsers insist on HTTPS. */
    public enum HstsScope {
        /** The host asked for. */
        HOST(""),
        /** The host and every name below it. */
        SUBDOMAINS("; includeSubDomains"),
        /** As {@link #SUBDOMAINS}, and fit for the lists that browsers are shipped with; hard to take back. */
        PRELOAD("; includeSubDomains; preload");

        private final String directives;

        HstsScope(String directives) {
            this.directives = directives;
        }
    }

    /** Who may show a page in a frame. */
    public enum Framing {
        /** Nobody. */
        DENY("DENY"),
        /** Pages of the same origin. */
        SAME_ORIGIN("SAMEORIGIN");

        private final String header;

        Framing(String header) {
            this.header = header;
        }
    }

    /** The attributes of the listener that say so. */
    public Map<String, String> attributes() {
        var attributes = new LinkedHashMap<String, String>();
        attributes.put("routing.http.response.server.enabled", "false");
        attributes.put(
                "routing.http.response.strict_transport_security.header_value",
                "max-age=" + hstsSeconds + hstsScope.directives);
        attributes.put("routing.http.response.x_content_type_options.header_value", "nosniff");
        attributes.put("routing.http.response.x_frame_options.header_value", framing.header);
        return attributes;
    }
}
