package dev.meridian.constructs.network;

import static java.util.Objects.requireNonNull;

import dev.meridian.constructs.network.acls.Ipv6Blocks;
import dev.meridian.constructs.network.acls.TierAcl;
import dev.meridian.constructs.network.egress.DefaultRoutes;
import dev.meridian.constructs.network.egress.Egress;
import dev.meridian.constructs.network.subnets.AddressFamily;
import dev.meridian.constructs.network.subnets.AddressPlan;
import dev.meridian.constructs.network.subnets.FurtherTier;
import dev.meridian.constructs.network.subnets.FurtherTier.Reach;
import dev.meridian.constructs.network.subnets.RouteTable;
import dev.meridian.constructs.network.subnets.TierSubnets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awscdk.TagProps;
import software.amazon.awscdk.Tags;
import software.amazon.awscdk.services.ec2.GatewayVpcEndpoint;
import software.amazon.awscdk.services.ec2.GatewayVpcEndpointAwsService;
import software.amazon.awscdk.services.ec2.GatewayVpcEndpointOptions;
import software.amazon.awscdk.services.ec2.IVpc;
import software.amazon.awscdk.services.ec2.IpAddresses;
import software.amazon.awscdk.services.ec2.IpProtocol;
import software.amazon.awscdk.services.ec2.SubnetConfiguration;
import software.amazon.awscdk.services.ec2.SubnetSelection;
import software.amazon.awscdk.services.ec2.SubnetType;
import software.amazon.awscdk.services.ec2.Vpc;
import software.amazon.awscdk.services.ec2.VpcProps;
import software.constructs.Construct;

/**
 * A VPC with tiers for applications, public load balancers and databases in every zone, on a fixed
 * {@link AddressPlan}; with egress, private access to AWS, network ACLs and a flow log.
 *
 * <p>It defines no connection to other networks; it only lets {@link NetworkProps#connectedCidrs()} in.
 */
public final class Network extends Construct {
    private static final String INTERNET_LOAD_BALANCERS = "kubernetes.io/role/elb";
    private static final String INTERNAL_LOAD_BALANCERS = "kubernetes.io/role/internal-elb";

    private final NetworkProps props;
    private final Vpc vpc;
    private final String vpcId;
    private final Map<String, TierSubnets> tiers = new LinkedHashMap<>();

    /**
     * Defines the network.
     *
     * @throws IllegalArgumentException if the stack has fewer zones than the network is to span
     */
    public Network(Construct scope, String id, NetworkProps props) {
        super(scope, id);
        this.props = requireNonNull(props, "props");
        vpc = new Vpc(this, "Default", vpcProps());
        vpcId = vpc.getVpcId();
        props.addressPlan()
                .tiers()
                .forEach(tier -> tiers.put(tier, TierSubnets.of(tier, vpc.selectSubnets(tier(tier)))));
        requireZones();
        defaultRoutes(gatewayEndpoints());
        networkAcls();
        interfaceEndpoints();
        discoverableLoadBalancerSubnets();
    }

    /** The VPC, as other constructs take it. */
    public IVpc vpc() {
        return vpc;
    }

    /** Subnets for hosts that the internet reaches: load balancers. */
    public SubnetSelection publicTier() {
        return tier(AddressPlan.PUBLIC);
    }

    /** Subnets for what runs: nodes, functions, endpoints. */
    public SubnetSelection applicationTier() {
        return tier(AddressPlan.APPLICATION);
    }

    /** Subnets for what stores: databases, caches, file systems. They have no route out of the VPC. */
    public SubnetSelection databaseTier() {
        return tier(AddressPlan.DATABASE);
    }

    /**
     * Subnets of a further tier.
     *
     * @throws IllegalArgumentException if the props declare no such tier
     */
    public SubnetSelection furtherTier(String name) {
        props.addressPlan().place(name);
        return tier(name);
    }

    /** The route tables of the application and the database tier, for routes to other networks. Ask once. */
    public List<RouteTable> privateRouteTables() {
        return Stream.of(AddressPlan.APPLICATION, AddressPlan.DATABASE)
                .flatMap(tier -> tiers.get(tier).routeTables().stream())
                .toList();
    }

    private VpcProps vpcProps() {
        return VpcProps.builder()
                .ipAddresses(IpAddresses.cidr(props.cidr()))
                .ipProtocol(isDualStack() ? IpProtocol.DUAL_STACK : IpProtocol.IPV4_ONLY)
                .maxAzs(props.zoneCount())
                .reservedAzs(AddressPlan.ZONE_SLOTS - props.zoneCount())
                .subnetConfiguration(subnetConfigurations())
                .natGateways(0)
                // CloudFormation cannot change the default security group; only this function of the CDK empties it.
                .restrictDefaultSecurityGroup(true)
                .flowLogs(Map.of("FlowLog", FlowLogRecord.options(this, props.flowLogs())))
                .build();
    }

    private List<SubnetConfiguration> subnetConfigurations() {
        var plan = props.addressPlan();
        var privateType =
                props.egress() instanceof Egress.None ? SubnetType.PRIVATE_ISOLATED : SubnetType.PRIVATE_WITH_EGRESS;
        var configurations = new ArrayList<>(List.of(
                configuration(plan, AddressPlan.APPLICATION, privateType),
                configuration(plan, AddressPlan.PUBLIC, SubnetType.PUBLIC),
                configuration(plan, AddressPlan.DATABASE, SubnetType.PRIVATE_ISOLATED)));
        for (var tier : props.furtherTiers()) {
            configurations.add(configuration(
                    plan, tier.name(), tier.reach() == Reach.PRIVATE ? privateType : SubnetType.PRIVATE_ISOLATED));
        }
        return configurations;
    }

    private static SubnetConfiguration configuration(AddressPlan plan, String tier, SubnetType type) {
        var configuration =
                SubnetConfiguration.builder().name(tier).subnetType(type).cidrMask(plan.subnetPrefix(tier));
        return type == SubnetType.PUBLIC
                ? configuration.mapPublicIpOnLaunch(false).build()
                : configuration.build();
    }

    private void requireZones() {
        var zones = tiers.get(AddressPlan.PUBLIC).size();
        if (zones < props.zoneCount()) {
            throw new IllegalArgumentException(
                    "zoneCount must not exceed the zones of the stack, %d, got %d; let getAvailabilityZones() list more"
                            .formatted(zones, props.zoneCount()));
        }
    }

    /** Not for the database tier, whose network ACL lets nothing out of the VPC. */
    private GatewayVpcEndpoint gatewayEndpoints() {
        var selections = Stream.concat(
                        Stream.of(applicationTier(), publicTier()),
                        props.furtherTiers().stream().map(tier -> tier(tier.name())))
                .toList();
        vpc.addGatewayEndpoint("DynamoDb", gateway(GatewayVpcEndpointAwsService.DYNAMODB, selections));
        return vpc.addGatewayEndpoint("S3", gateway(GatewayVpcEndpointAwsService.S3, selections));
    }

    private static GatewayVpcEndpointOptions gateway(
            GatewayVpcEndpointAwsService service, List<SubnetSelection> subnets) {
        return GatewayVpcEndpointOptions.builder()
                .service(service)
                .subnets(subnets)
                .build();
    }

    private void defaultRoutes(GatewayVpcEndpoint s3) {
        var privateTiers = Stream.concat(
                        Stream.of(AddressPlan.APPLICATION),
                        props.furtherTiers().stream()
                                .filter(tier -> tier.reach() == Reach.PRIVATE)
                                .map(FurtherTier::name))
                .map(tiers::get)
                .toList();
        new DefaultRoutes(vpc, vpcId, props.cidr(), tiers.get(AddressPlan.PUBLIC), s3)
                .define(props.egress(), privateTiers);
    }

    private void networkAcls() {
        var ipv6 = isDualStack() ? Ipv6Blocks.of(vpc.getVpcIpv6CidrBlocks(), tiers.size()) : Ipv6Blocks.none();
        var acls = tiers.values().stream()
                .map(tier -> new TierAcl(this, vpcId, tier, props.rules(), ipv6))
                .toList();
        if (isDualStack()) {
            // The VPC lists its IPv6 block only once the block is associated.
            var association = vpc.getNode().findChild("ipv6cidr");
            acls.forEach(acl -> acl.getNode().addDependency(association));
        }
    }

    private void interfaceEndpoints() {
        var services = props.endpoints().interfaceServices();
        if (!services.isEmpty()) {
            new InterfaceEndpoints(
                    this,
                    "Endpoints",
                    vpcId,
                    props.cidr(),
                    tiers.get(AddressPlan.APPLICATION).ids(),
                    services);
        }
    }

    /** The AWS Load Balancer Controller finds its subnets by these tags. */
    private void discoverableLoadBalancerSubnets() {
        var onSubnets = TagProps.builder()
                .includeResourceTypes(List.of("AWS::EC2::Subnet"))
                .build();
        tag(AddressPlan.PUBLIC, INTERNET_LOAD_BALANCERS, onSubnets);
        tag(AddressPlan.APPLICATION, INTERNAL_LOAD_BALANCERS, onSubnets);
    }

    private void tag(String tier, String key, TagProps onSubnets) {
        tiers.get(tier).subnets().forEach(subnet -> Tags.of(subnet).add(key, "1", onSubnets));
    }

    private boolean isDualStack() {
        return props.addressFamily() == AddressFamily.DUAL_STACK;
    }

    private static SubnetSelection tier(String name) {
        return SubnetSelection.builder().subnetGroupName(name).build();
    }
}
