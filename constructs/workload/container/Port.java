package dev.meridian.constructs.workload.container;

import static java.util.Objects.requireNonNull;

import dev.meridian.constructs.workload.rules.Names;
import dev.meridian.constructs.workload.rules.Numbers;

/**
 * A port of a service.
 *
 * @param name its name within the service: up to 15 lower-case letters, digits and single hyphens
 * @param container where the container listens
 * @param service where the Service is reached
 * @param protocol what it speaks
 */
public record Port(String name, int container, int service, Protocol protocol) {
    /** @throws IllegalArgumentException if the name is not one, or a number is no port */
    public Port {
        Names.port(name);
        Numbers.port("port '%s' of the container".formatted(name), container);
        Numbers.port("port '%s' of the service".formatted(name), service);
        requireNonNull(protocol, "protocol");
    }

    /** A TCP port that is reached by another number than the container's. */
    public static Port tcp(String name, int container, int service) {
        return new Port(name, container, service, Protocol.TCP);
    }

    /** A TCP port. */
    public static Port tcp(String name, int port) {
        return tcp(name, port, port);
    }
}
