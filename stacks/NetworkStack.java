package dev.meridian.stacks;

import dev.meridian.constructs.access.CustomerDevice;
import dev.meridian.constructs.access.CustomerVpn;
import dev.meridian.constructs.access.CustomerVpnProps;
import dev.meridian.constructs.access.Routing;
import dev.meridian.constructs.network.Endpoints;
import dev.meridian.constructs.network.FlowLogs;
import dev.meridian.constructs.network.Network;
import dev.meridian.constructs.network.NetworkProps;
import dev.meridian.constructs.network.egress.Egress;
import dev.meridian.constructs.network.subnets.RouteTable;
import dev.meridian.constructs.policy.Acknowledged;
import dev.meridian.constructs.search.SearchDomain;
import dev.meridian.constructs.storage.names.LogKind;
import dev.meridian.environments.network.Cidr;
import dev.meridian.environments.network.NetworkDefinition;
import dev.meridian.environments.network.VpnDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awscdk.services.ec2.IVpc;
import software.amazon.awscdk.services.ec2.SubnetSelection;
import software.amazon.awscdk.services.s3.Bucket;
import software.constructs.Construct;

/** The region's VPC, and its connections to networks outside AWS. */
final class NetworkStack extends RegionalStack {
    private final Network network;
    private final LogStack logs;
    private final List<CustomerVpn> vpns = new ArrayList<>();

    NetworkStack(Construct stage, Placement placement, LogStack logs) {
        super(stage, Layer.NETWORK, placement);
        this.logs = logs;
        var definition = placement.environment().network();
        network = new Network(
                this,
                "Network",
                NetworkProps.builder(placement.region().cidr().text())
                        .zoneCount(placement.region().zones().size())
                        .egress(egress(definition))
                        .databasePorts(databasePorts(placement))
                        .endpoints(endpoints(definition))
                        .flowLogs(flowLogs(placement, definition))
                        .connectedCidrs(connected(placement))
                        .build());
        Acknowledged.on(
                network,
                "Zones stand in the definition, so that synthesis asks AWS nothing and subnets never move",
                Acknowledged.templateRule("W3010"));
        if (placement.region().isPrimary()) {
            placement.environment().vpns().forEach(vpn -> addVpn(placement, vpn));
        }
    }

    IVpc vpc() {
        return network.vpc();
    }

    SubnetSelection publicTier() {
        return network.publicTier();
    }

    SubnetSelection applicationTier() {
        return network.applicationTier();
    }

    SubnetSelection databaseTier() {
        return network.databaseTier();
    }

    /** Those of the private tiers, for routes to other regions. */
    List<RouteTable> privateRouteTables() {
        return network.privateRouteTables();
    }

    /** The connections to networks outside AWS, for later layers to admit them. */
    List<CustomerVpn> vpns() {
        return List.copyOf(vpns);
    }

    private void addVpn(Placement placement, VpnDefinition vpn) {
        var subnets = new ArrayList<>(
                network.vpc().selectSubnets(network.applicationTier()).getSubnets());
        subnets.addAll(network.vpc().selectSubnets(network.databaseTier()).getSubnets());
        vpns.add(new CustomerVpn(
                this,
                Ids.of(vpn.site(), "Vpn"),
                CustomerVpnProps.builder(
                                network.vpc(),
                                placement.region().cidr().text(),
                                new CustomerDevice(
                                        vpn.gatewayAddress(), new CustomerDevice.Authentication.PreSharedKeys()),
                                vpn.networks().stream().map(Cidr::text).toList(),
                                subnets,
                                logs.key(),
                                new Routing.Bgp(vpn.gatewayAsn()))
                        .build()));
    }

    /** What may reach the private tiers from outside the VPC: the environment's other regions, and the VPN's site. */
    private static List<String> connected(Placement placement) {
        var blocks = new ArrayList<String>();
        placement.environment().regions().stream()
                .filter(other -> !other.equals(placement.region()))
                .forEach(other -> blocks.add(other.cidr().text()));
        if (placement.region().isPrimary()) {
            placement.environment().vpns().forEach(vpn -> vpn.networks()
                    .forEach(network -> blocks.add(network.text())));
        }
        return blocks;
    }

    /** In the order in which stores came to Meridian, since rules are numbered by place. */
    private static List<Integer> databasePorts(Placement placement) {
        var ports = new ArrayList<>(NetworkProps.DEFAULT_DATABASE_PORTS);
        if (!placement.environment().searchDomains().isEmpty()) {
            ports.add(SearchDomain.PORT);
        }
        return ports;
    }

    private static Egress egress(NetworkDefinition definition) {
        return switch (definition.egress()) {
            case NONE -> new Egress.None();
            case NAT_INSTANCE -> new Egress.Instance();
            case SINGLE_NAT_GATEWAY -> new Egress.Single();
            case NAT_GATEWAY_PER_ZONE -> new Egress.PerZone();
            case REGIONAL_NAT_GATEWAY -> new Egress.Regional();
        };
    }

    private static Endpoints endpoints(NetworkDefinition definition) {
        return switch (definition.endpoints()) {
            case GATEWAY -> new Endpoints.GatewayOnly();
            case PRIVATE_CLUSTER -> new Endpoints.FullyPrivate();
        };
    }

    private FlowLogs flowLogs(Placement placement, NetworkDefinition definition) {
        return switch (definition.flowLogs()) {
            case CLOUD_WATCH ->
                new FlowLogs.CloudWatch(LogRetention.of(definition.logRetentionDays()), Optional.empty());
            case S3_PARQUET ->
                new FlowLogs.Parquet(
                        Bucket.fromBucketName(
                                this,
                                "LogBucket",
                                LogStack.bucketName(placement).value()),
                        LogKind.VPC_FLOW.prefix());
        };
    }
}
