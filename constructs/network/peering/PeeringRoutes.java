package dev.meridian.constructs.network.peering;

import software.amazon.awscdk.services.ec2.CfnRoute;
import software.amazon.awscdk.services.ec2.CfnRouteProps;
import software.constructs.Construct;

/**
 * The routes of one side of a peering connection. Each side defines its own, in a stack that deploys after the
 * {@link PeeringRequest}.
 */
public final class PeeringRoutes extends Construct {
    /** Defines one route per route table. */
    public PeeringRoutes(Construct scope, String id, PeeringRoutesProps props) {
        super(scope, id);
        for (var table : props.routeTables()) {
            new CfnRoute(
                    this,
                    table.subnet(),
                    CfnRouteProps.builder()
                            .routeTableId(table.id())
                            .destinationCidrBlock(props.peerCidr())
                            .vpcPeeringConnectionId(props.connectionId())
                            .build());
        }
    }
}
