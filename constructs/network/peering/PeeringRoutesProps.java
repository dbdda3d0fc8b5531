package dev.meridian.constructs.network.peering;

import static java.util.Objects.requireNonNull;

import dev.meridian.constructs.addresses.Ipv4Block;
import dev.meridian.constructs.network.subnets.RouteTable;
import java.util.List;

/**
 * Which subnets reach a peer.
 *
 * @param cidr the block of this side's VPC
 * @param routeTables those of the subnets that reach the peer, such as
 *     {@link dev.meridian.constructs.network.Network#privateRouteTables()}
 * @param peerCidr the block of the other VPC
 * @param connectionId the ID of the peering connection; the stack that defines it deploys first
 */
public record PeeringRoutesProps(String cidr, List<RouteTable> routeTables, String peerCidr, String connectionId) {
    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException if a block is malformed, the blocks overlap, or no route table is given
     */
    public PeeringRoutesProps {
        requireNonNull(connectionId, "connectionId");
        routeTables = List.copyOf(requireNonNull(routeTables, "routeTables"));
        if (routeTables.isEmpty()) {
            throw new IllegalArgumentException("routeTables must name those that reach the peer, got none");
        }
        var own = Ipv4Block.parse("cidr", requireNonNull(cidr, "cidr"));
        var peer = Ipv4Block.parse("peerCidr", requireNonNull(peerCidr, "peerCidr"));
        if (own.overlaps(peer)) {
            throw new IllegalArgumentException(
                    "peered VPCs must not overlap, got %s and %s; give each region its own block"
                            .formatted(cidr, peerCidr));
        }
    }
}
