package dev.meridian.constructs.firewall.requests;

import static java.util.Objects.requireNonNull;

import java.util.regex.Pattern;

/**
 * Where a rule finds the client's IP address. A load balancer behind CloudFront sees CloudFront's addresses as
 * connections: without {@link Forwarded} a rate limit there would turn away a whole edge location.
 */
public sealed interface ClientAddress {
    /** The peer of the connection: right for whatever stands at the edge itself. */
    record Connection() implements ClientAddress {}

    /**
     * An address in a header that a proxy writes. Where the header holds no valid address, rules err on the side of
     * refusing; where the header is missing altogether, AWS WAF skips the rule, so only accept traffic from the proxy.
     *
     * @param header the header's name, 1 to 255 letters, digits or hyphens
     * @param position which of several addresses counts; rate limits and countries can only use the first
     */
    record Forwarded(String header, Position position) implements ClientAddress {
        private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9-]{1,255}");

        /** @throws IllegalArgumentException if the header is none that AWS WAF can read addresses from */
        public Forwarded {
            requireNonNull(header, "header");
            requireNonNull(position, "position");
            if (!HEADER.matcher(header).matches()) {
                throw new IllegalArgumentException(
                        "header must be 1 to 255 letters, digits or '-', got '%s'".formatted(header));
            }
        }
    }

    /** Which address of a list in a header counts. */
    enum Position {
        /** The leftmost, as the client's own request claims it unless a proxy overwrites the header. */
        FIRST,
        /** The rightmost, which the nearest proxy wrote: behind CloudFront alone, the viewer. */
        LAST,
        /** Each of them, the last ten at most; costs 4 WCU more per address set. */
        ANY
    }

    /** The peer of the connection. */
    static ClientAddress connection() {
        return new Connection();
    }
}
