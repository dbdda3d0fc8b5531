package dev.meridian.constructs.network;

import static java.util.Objects.requireNonNull;

import java.util.List;
import software.amazon.awscdk.services.ec2.IVpc;
import software.amazon.awscdk.services.ec2.SubnetSelection;

/**
 * Which subnets reach a peer.
 *
 * @param vpc the VPC of this side
 * @param cidr the block of this side's VPC
 * @param tiers the subnets that get a route, such as {@link Network#applicationTier()}
 * @param peerCidr the block of the other VPC
 * @param connectionId the ID of the peering connection; the stack that defines it deploys first
 */
public record PeeringRoutesProps(
        IVpc vpc, String cidr, List<SubnetSelection> tiers, String peerCidr, String connectionId) {
    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException if a block is malformed, the blocks overlap, or no tier is given
     */
    public PeeringRoutesProps {
        requireNonNull(vpc, "vpc");
        requireNonNull(connectionId, "connectionId");
        tiers = List.copyOf(requireNonNull(tiers, "tiers"));
        if (tiers.isEmpty()) {
            throw new IllegalArgumentException("tiers must name the subnets that reach the peer, got none");
        }
        var own = CidrBlock.parse("cidr", requireNonNull(cidr, "cidr"));
        var peer = CidrBlock.parse("peerCidr", requireNonNull(peerCidr, "peerCidr"));
        if (own.overlaps(peer)) {
            throw new IllegalArgumentException(
                    "peered VPCs must not overlap, got %s and %s; give each region its own block"
                            .formatted(cidr, peerCidr));
        }
    }
}
