package dev.meridian.constructs.network.subnets;

import static java.util.Objects.requireNonNull;

/**
 * The route table of one subnet.
 *
 * @param subnet the subnet's construct ID, such as {@code ApplicationSubnet1}; routes take their IDs from it
 * @param id the ID of the route table
 */
public record RouteTable(String subnet, String id) {
    /** Refuses nulls. */
    public RouteTable {
        requireNonNull(subnet, "subnet");
        requireNonNull(id, "id");
    }
}
