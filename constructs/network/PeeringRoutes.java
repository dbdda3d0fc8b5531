package dev.meridian.constructs.network;

import software.amazon.awscdk.services.ec2.CfnRoute;
import software.amazon.awscdk.services.ec2.CfnRouteProps;
import software.constructs.Construct;

/**
 * The routes of one side of a peering connection. Each side defines its own, in a stack that deploys after the
 * {@link PeeringRequest}.
 */
public final class PeeringRoutes extends Construct {
    /** Defines one route per subnet of the tiers. */
    public PeeringRoutes(Construct scope, String id, PeeringRoutesProps props) {
        super(scope, id);
        for (var tier : props.tiers()) {
            for (var subnet : props.vpc().selectSubnets(tier).getSubnets()) {
                new CfnRoute(
                        this,
                        subnet.getNode().getId(),
                        CfnRouteProps.builder()
                                .routeTableId(subnet.getRouteTable().getRouteTableId())
                                .destinationCidrBlock(props.peerCidr())
                                .vpcPeeringConnectionId(props.connectionId())
                                .build());
            }
        }
    }
}
