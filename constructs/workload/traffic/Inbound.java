package dev.meridian.constructs.workload.traffic;

import static java.util.Objects.requireNonNull;

/**
 * Calls that pods take.
 *
 * @param from whose
 * @param port the name of the port
 */
public record Inbound(Peer from, String port) {
    /** @throws IllegalArgumentException if they come from the internet, which reaches a load balancer only */
    public Inbound {
        requireNonNull(from, "from");
        requireNonNull(port, "port");
        if (from instanceof Peer.Internet) {
            throw new IllegalArgumentException(
                    "calls to port '%s' cannot come from the internet; name the addresses of the load balancer"
                            .formatted(port));
        }
    }
}
