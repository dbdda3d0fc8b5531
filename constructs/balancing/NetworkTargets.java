package dev.meridian.constructs.balancing;

import static java.util.Objects.requireNonNull;

/** Where a {@link NetworkEntry} carries the connections of a port. */
public sealed interface NetworkTargets permits NetworkTargets.Application, PodTargets {
    /**
     * An application load balancer of the same VPC, which so gets static addresses and a way through PrivateLink. The
     * entry admits itself to it, and asks for its health on port 80, where it is sent to HTTPS: the health checks of a
     * network load balancer know no TLS 1.3 ("Health checks for Network Load Balancer target groups").
     *
     * @param entry the application load balancer
     * @param port which of its listeners, 443 or 80
     */
    record Application(ApplicationEntry entry, int port) implements NetworkTargets {
        /**
         * Checks that the port and the health check will find a listener.
         *
         * @throws IllegalArgumentException if the port is neither, or is 80 and closed, or if the entry offers TLS 1.3 only
         *     and keeps port 80 closed, which leaves nothing to ask for its health
         */
        public Application {
            requireNonNull(entry, "entry");
            if (port != ApplicationEntry.HTTPS_PORT && port != ApplicationEntry.HTTP_PORT) {
                throw new IllegalArgumentException("port must be %d or %d, got %d"
                        .formatted(ApplicationEntry.HTTPS_PORT, ApplicationEntry.HTTP_PORT, port));
            }
            if (entry.plainHttp() == PlainHttp.CLOSED && port == ApplicationEntry.HTTP_PORT) {
                throw new IllegalArgumentException("port 80 of the application entry must be open, got CLOSED;"
                        + " redirect plain HTTP or carry port 443 only");
            }
            if (entry.plainHttp() == PlainHttp.CLOSED && !entry.tlsPolicy().admitsTls12()) {
                throw new IllegalArgumentException(
                        "the application entry must redirect plain HTTP or admit TLS 1.2, got"
                                + " CLOSED and %s; the network load balancer could not check its health"
                                        .formatted(entry.tlsPolicy()));
            }
        }

        /** Its HTTPS listener. */
        public Application(ApplicationEntry entry) {
            this(entry, ApplicationEntry.HTTPS_PORT);
        }

        int healthPort() {
            return entry.plainHttp() == PlainHttp.REDIRECT ? ApplicationEntry.HTTP_PORT : ApplicationEntry.HTTPS_PORT;
        }
    }
}
