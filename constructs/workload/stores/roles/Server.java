package dev.meridian.constructs.workload.stores.roles;

import static java.util.Objects.requireNonNull;

import dev.meridian.constructs.addresses.Ipv4Block;
import dev.meridian.constructs.workload.stores.parts.Checks;
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
    private static final int HIGHEST_PORT = 65_535;

    /** @throws IllegalArgumentException if the port is none, or there is no block */
    public Server {
        requireNonNull(host, "host");
        requireNonNull(trust, "trust");
        Checks.range("port", port, 1, HIGHEST_PORT);
        cidrs = List.copyOf(cidrs);
        if (cidrs.isEmpty()) {
            throw new IllegalArgumentException(
                    "cidrs must name at least one block, since pods reach nothing else, got none");
        }
        cidrs.forEach(cidr -> Ipv4Block.parse("cidrs", cidr));
    }
}
