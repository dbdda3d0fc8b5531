package dev.meridian.constructs.network.peering;

import software.amazon.awscdk.services.ec2.CfnVPCPeeringConnection;
import software.amazon.awscdk.services.ec2.CfnVPCPeeringConnectionProps;
import software.constructs.Construct;

/**
 * A peering connection from a VPC of this region to one of another region and the same account, where CloudFormation
 * accepts it by itself. It carries nothing until both sides have {@link PeeringRoutes} and admit each other's block
 * ({@link dev.meridian.constructs.network.NetworkProps#connectedCidrs()}, security groups). Names are not resolved
 * across it: CloudFormation cannot switch that on.
 */
public final class PeeringRequest extends Construct {
    private final String connectionId;

    /** Defines the connection. */
    public PeeringRequest(Construct scope, String id, PeeringRequestProps props) {
        super(scope, id);
        connectionId = new CfnVPCPeeringConnection(
                        this,
                        "Default",
                        CfnVPCPeeringConnectionProps.builder()
                                .vpcId(props.vpc().getVpcId())
                                .peerVpcId(props.peerVpcId())
                                .peerRegion(props.peerRegion())
                                .build())
                .getRef();
    }

    /** The ID that both sides' {@link PeeringRoutes} need. */
    public String connectionId() {
        return connectionId;
    }
}
