package dev.meridian.constructs.workload.traffic;

import static java.util.Objects.requireNonNull;

import dev.meridian.constructs.workload.container.Protocol;
import dev.meridian.constructs.workload.rules.Numbers;

/**
 * Calls that pods make.
 *
 * @param to whom
 * @param port the number of the port where the other side listens: of the container, not of its Service
 * @param protocol what is spoken
 */
public record Outbound(Peer to, int port, Protocol protocol) {
    /** @throws IllegalArgumentException if there is no such port */
    public Outbound {
        requireNonNull(to, "to");
        requireNonNull(protocol, "protocol");
        Numbers.port("the port of an outbound call", port);
    }

    /** Calls by TCP. */
    public Outbound(Peer to, int port) {
        this(to, port, Protocol.TCP);
    }
}
