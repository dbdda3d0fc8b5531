package dev.meridian.constructs.balancing.network;

import static java.util.Objects.requireNonNull;

import dev.meridian.constructs.balancing.loadbalancer.Checks;

/**
 * A port of a {@code NetworkEntry}.
 *
 * @param name lower-case words joined by hyphens; names the listener and its target group
 * @param port where clients connect
 * @param wire what they speak
 * @param targets where the connections go
 */
public record NetworkPort(String name, int port, Wire wire, NetworkTargets targets) {
    /**
     * Checks that listener and targets go together ("Listeners for your Network Load Balancers").
     *
     * @throws IllegalArgumentException if the name is malformed, the port out of range, TLS would end before an
     *     application load balancer, or be spoken to pods without having ended first
     */
    public NetworkPort {
        requireNonNull(name, "name");
        requireNonNull(wire, "wire");
        requireNonNull(targets, "targets");
        Checks.requireKebab("a port's name", name);
        Checks.requirePort("port of " + name, port);
        if (targets instanceof NetworkTargets.Application && wire instanceof Wire.Tls) {
            throw new IllegalArgumentException(
                    "port '%s' must be TCP before an application entry, got TLS; the application entry ends TLS"
                            .formatted(name));
        }
        if (targets instanceof PodTargets pods
                && pods.encryption() == PodTargets.Encryption.TLS
                && wire instanceof Wire.Tcp) {
            throw new IllegalArgumentException(("port '%s' must be TLS to encrypt the way to its pods, got TCP; "
                            + "TCP passes the client's own TLS through")
                    .formatted(name));
        }
    }
}
