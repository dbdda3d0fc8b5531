package dev.meridian.constructs.network.peering;

import static java.util.Objects.requireNonNull;

import software.amazon.awscdk.services.ec2.IVpc;

/**
 * Which two VPCs a {@link PeeringRequest} connects.
 *
 * @param vpc the VPC of this region
 * @param peerVpcId the ID of the other VPC, in the same account; the stack that defines it deploys first
 * @param peerRegion the other VPC's region, such as {@code eu-west-1}
 */
public record PeeringRequestProps(IVpc vpc, String peerVpcId, String peerRegion) {
    /** Refuses nulls. */
    public PeeringRequestProps {
        requireNonNull(vpc, "vpc");
        requireNonNull(peerVpcId, "peerVpcId");
        requireNonNull(peerRegion, "peerRegion");
    }
}
