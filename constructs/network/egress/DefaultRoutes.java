package dev.meridian.constructs.network.egress;

import dev.meridian.constructs.network.subnets.TierSubnets;
import java.util.List;
import java.util.stream.IntStream;
import software.amazon.awscdk.services.ec2.AddRouteOptions;
import software.amazon.awscdk.services.ec2.CfnEIP;
import software.amazon.awscdk.services.ec2.CfnEIPProps;
import software.amazon.awscdk.services.ec2.CfnNatGateway;
import software.amazon.awscdk.services.ec2.CfnNatGatewayProps;
import software.amazon.awscdk.services.ec2.GatewayVpcEndpoint;
import software.amazon.awscdk.services.ec2.RouterType;
import software.amazon.awscdk.services.ec2.Vpc;
import software.constructs.Construct;

/**
 * What the IPv4 default routes of the private tiers lead to.
 *
 * <p>{@code Vpc} could place zonal NAT gateways itself, but it would drop its routes when another egress is chosen, and
 * CloudFormation creates new routes before it deletes old ones, which EC2 refuses for the same destination. Here every
 * egress defines the same routes under the same logical IDs, so a change of egress is an update in place. Not for
 * users, whose network defines them.
 */
public final class DefaultRoutes {
    /** Where one route leads. */
    private record Target(RouterType type, String id) {}

    private static final String ROUTE_ID = "EgressRoute";
    private static final String NAT_ID = "Nat";

    private final Vpc vpc;
    private final String vpcId;
    private final String vpcCidr;
    private final TierSubnets publicSubnets;
    private final GatewayVpcEndpoint s3;

    /** Starts from what stands on the way out. */
    public DefaultRoutes(Vpc vpc, String vpcId, String vpcCidr, TierSubnets publicSubnets, GatewayVpcEndpoint s3) {
        this.vpc = vpc;
        this.vpcId = vpcId;
        this.vpcCidr = vpcCidr;
        this.publicSubnets = publicSubnets;
        this.s3 = s3;
    }

    /** Defines the egress, and the routes of the private tiers to it. */
    public void define(Egress egress, List<TierSubnets> privateTiers) {
        var targets = targets(egress);
        if (targets.isEmpty()) {
            return;
        }
        for (var tier : privateTiers) {
            for (var zone = 0; zone < tier.size(); zone++) {
                var target = targets.get(Math.min(zone, targets.size() - 1));
                tier.subnets()
                        .get(zone)
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

    /** One target for all zones, or one per zone. */
    private List<Target> targets(Egress egress) {
        if (egress instanceof Egress.PerZone) {
            return IntStream.range(0, publicSubnets.size())
                    .mapToObj(this::natGateway)
                    .toList();
        } else if (egress instanceof Egress.Single) {
            return List.of(natGateway(0));
        } else if (egress instanceof Egress.Regional) {
            return List.of(regionalNatGateway());
        } else if (egress instanceof Egress.Instance instance) {
            return List.of(natInstance(instance.instanceType()));
        }
        return List.of();
    }

    private Target natGateway(int zone) {
        var publicSubnet = publicSubnets.subnets().get(zone);
        var nat = new Construct(publicSubnet, NAT_ID);
        var address =
                new CfnEIP(nat, "Address", CfnEIPProps.builder().domain("vpc").build());
        var gateway = new CfnNatGateway(
                nat,
                "Default",
                CfnNatGatewayProps.builder()
                        .subnetId(publicSubnets.ids().get(zone))
                        .allocationId(address.getAttrAllocationId())
                        .build());
        // The route implies the attached internet gateway, which addresses need on creation and on deletion.
        nat.getNode().addDependency(publicSubnet.getInternetConnectivityEstablished());
        return new Target(RouterType.NAT_GATEWAY, gateway.getRef());
    }

    private Target regionalNatGateway() {
        var gateway = new CfnNatGateway(
                vpc,
                "RegionalNat",
                CfnNatGatewayProps.builder()
                        .vpcId(vpcId)
                        .availabilityMode("regional")
                        .connectivityType("public")
                        .build());
        gateway.getNode().addDependency(publicSubnets.subnets().get(0).getInternetConnectivityEstablished());
        return new Target(RouterType.NAT_GATEWAY, gateway.getRef());
    }

    private Target natInstance(String instanceType) {
        var placement =
                new NatInstance.Placement(vpcId, vpcCidr, publicSubnets.ids().get(0), instanceType);
        var instance = new NatInstance(publicSubnets.subnets().get(0), "NatInstance", placement, s3);
        return new Target(RouterType.INSTANCE, instance.instanceId());
    }
}
