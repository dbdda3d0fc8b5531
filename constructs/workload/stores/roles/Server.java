package dev.meridian.constructs.workload.stores.roles;

import static java.util.Objects.requireNonNull;

import dev.meridian.constructs.workload.rules.Numbers;
import dev.meridian.constructs.workload.traffic.Peer;
import java.util.List;

/**
 * A managed PostgreSQL server, 15 or later: before, everybody may make objects in the schema {@code public}.
 *
 * @param host its writer's host name, which may be known at deployment only
 * @param port its port, 1 to 65,535
 * @param cidrs where it may be: the blocks of the database subnets, such as {@code 10.20.64.0/20}
 * @param trust who signs its certificate
 */
public record Server(String host, int port, List<String> cidrs, Trust trust) {
    /** @throws IllegalArgumentException if the port is none, or there is no block */
    public Server {
        requireNonNull(host, "host");
        requireNonNull(trust, "trust");
        Numbers.port("port", port);
        cidrs = List.copyOf(cidrs);
        if (cidrs.isEmpty()) {
            throw new IllegalArgumentException(
                    "cidrs must name at least one block, since pods reach nothing else, got none");
        }
        cidrs.forEach(Peer.Addresses::new);
    }
}
