package dev.meridian.constructs.network;

import java.util.List;
import software.amazon.awscdk.services.ec2.AddRouteOptions;
import software.amazon.awscdk.services.ec2.CfnEIP;
import software.amazon.awscdk.services.ec2.CfnEIPProps;
import software.amazon.awscdk.services.ec2.CfnNatGateway;
import software.amazon.awscdk.services.ec2.CfnNatGatewayProps;
import software.amazon.awscdk.services.ec2.RouterType;
import software.amazon.awscdk.services.ec2.Subnet;
import software.constructs.Construct;

/**
 * What the IPv4 default routes of the private tiers lead to.
 *
 * <p>{@code Vpc} could place zonal NAT gateways itself, but it would drop its routes when another egress is chosen, and
 * CloudFormation creates new routes before it deletes old ones, which EC2 refuses for the same destination. Here every
 * egress defines the same routes under the same logical IDs, so a change of egress is an update in place.
 */
final class DefaultRoutes {
    /** Where one route leads. */
    record Target(RouterType type, String id) {}

    private static final String ROUTE_ID = "EgressRoute";
    private static final String NAT_ID = "Nat";

    private DefaultRoutes() {}

    static Target natGateway(Subnet publicSubnet, String subnetId) {
        var nat = new Construct(publicSubnet, NAT_ID);
        var address =
                new CfnEIP(nat, "Address", CfnEIPProps.builder().domain("vpc").build());
        var gateway = new CfnNatGateway(
                nat,
                "Default",
                CfnNatGatewayProps.builder()
                        .subnetId(subnetId)
                        .allocationId(address.getAttrAllocationId())
                        .build());
        // The route implies the attached internet gateway, which addresses need on creation and on deletion.
        nat.getNode().addDependency(publicSubnet.getInternetConnectivityEstablished());
        return new Target(RouterType.NAT_GATEWAY, gateway.getRef());
    }

    static Target regionalNatGateway(Construct scope, String vpcId, Subnet publicSubnet) {
        var gateway = new CfnNatGateway(
                scope,
                "RegionalNat",
                CfnNatGatewayProps.builder()
                        .vpcId(vpcId)
                        .availabilityMode("regional")
                        .connectivityType("public")
                        .build());
        gateway.getNode().addDependency(publicSubnet.getInternetConnectivityEstablished());
        return new Target(RouterType.NAT_GATEWAY, gateway.getRef());
    }

    /** Routes the subnets of one tier, in zone order, to the targets: one for all, or one per zone. */
    static void define(List<Subnet> subnets, List<Target> targets) {
        for (var zone = 0; zone < subnets.size(); zone++) {
            var target = targets.get(Math.min(zone, targets.size() - 1));
            subnets.get(zone)
                    .addRoute(
                            ROUTE_ID,
                            AddRouteOptions.builder()
                                    .routerType(target.type())
                                    .routerId(target.id())
                                    .enablesInternetConnectivity(true)
                                    .build());
        }
    }
}
