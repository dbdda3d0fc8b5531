package dev.meridian.constructs.network;

import static java.util.Objects.requireNonNull;

import dev.meridian.constructs.network.FurtherTier.Reach;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import software.amazon.awscdk.TagProps;
import software.amazon.awscdk.Tags;
import software.amazon.awscdk.services.ec2.GatewayVpcEndpoint;
import software.amazon.awscdk.services.ec2.GatewayVpcEndpointAwsService;
import software.amazon.awscdk.services.ec2.GatewayVpcEndpointOptions;
import software.amazon.awscdk.services.ec2.IVpc;
import software.amazon.awscdk.services.ec2.IpAddresses;
import software.amazon.awscdk.services.ec2.IpProtocol;
import software.amazon.awscdk.services.ec2.RouterType;
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
    private final TierSubnets publicSubnets;
    private final TierSubnets applicationSubnets;

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
        publicSubnets = subnets(publicTier());
        applicationSubnets = subnets(applicationTier());
        requireZones();
        var s3 = gatewayEndpoints();
        defaultRoutes(s3);
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

    private VpcProps vpcProps() {
        return VpcProps.builder()
                .ipAddresses(IpAddresses.cidr(props.cidr()))
                .ipProtocol(isDualStack() ? IpProtocol.DUAL_STACK : IpProtocol.IPV4_ONLY)
                .maxAzs(props.zoneCount())
                .reservedAzs(AddressPlan.ZONE_SLOTS - props.zoneCount())
                .subnetConfiguration(tiers())
                .natGateways(0)
                // CloudFormation cannot change the default security group; only this function of the CDK empties it.
                .restrictDefaultSecurityGroup(true)
                .flowLogs(Map.of("FlowLog", FlowLogRecord.options(this, props.flowLogs())))
                .build();
    }

    private List<SubnetConfiguration> tiers() {
        var plan = props.addressPlan();
        var privateType =
                props.egress() instanceof Egress.None ? SubnetType.PRIVATE_ISOLATED : SubnetType.PRIVATE_WITH_EGRESS;
        var tiers = new ArrayList<>(List.of(
                configuration(plan, AddressPlan.APPLICATION, privateType),
                configuration(plan, AddressPlan.PUBLIC, SubnetType.PUBLIC),
                configuration(plan, AddressPlan.DATABASE, SubnetType.PRIVATE_ISOLATED)));
        for (var tier : props.furtherTiers()) {
            tiers.add(configuration(
                    plan, tier.name(), tier.reach() == Reach.PRIVATE ? privateType : SubnetType.PRIVATE_ISOLATED));
        }
        return tiers;
    }

    private static SubnetConfiguration configuration(AddressPlan plan, String tier, SubnetType type) {
        var configuration =
                SubnetConfiguration.builder().name(tier).subnetType(type).cidrMask(plan.subnetPrefix(plan.place(tier)));
        return type == SubnetType.PUBLIC
                ? configuration.mapPublicIpOnLaunch(false).build()
                : configuration.build();
    }

    private void requireZones() {
        if (publicSubnets.size() < props.zoneCount()) {
            throw new IllegalArgumentException(
                    "zoneCount must not exceed the zones of the stack, %d, got %d; let getAvailabilityZones() list more"
                            .formatted(publicSubnets.size(), props.zoneCount()));
        }
    }

    /** Not for the database tier, whose network ACL lets nothing out of the VPC. */
    private GatewayVpcEndpoint gatewayEndpoints() {
        var tiers = Stream.concat(
                        Stream.of(applicationTier(), publicTier()),
                        props.furtherTiers().stream().map(tier -> tier(tier.name())))
                .toList();
        vpc.addGatewayEndpoint("DynamoDb", gateway(GatewayVpcEndpointAwsService.DYNAMODB, tiers));
        return vpc.addGatewayEndpoint("S3", gateway(GatewayVpcEndpointAwsService.S3, tiers));
    }

    private static GatewayVpcEndpointOptions gateway(
            GatewayVpcEndpointAwsService service, List<SubnetSelection> tiers) {
        return GatewayVpcEndpointOptions.builder()
                .service(service)
                .subnets(tiers)
                .build();
    }

    private void defaultRoutes(GatewayVpcEndpoint s3) {
        var targets = egressTargets(s3);
        if (targets.isEmpty()) {
            return;
        }
        DefaultRoutes.define(applicationSubnets.subnets(), targets);
        for (var tier : props.furtherTiers()) {
            if (tier.reach() == Reach.PRIVATE) {
                DefaultRoutes.define(subnets(tier(tier.name())).subnets(), targets);
            }
        }
    }

    private List<DefaultRoutes.Target> egressTargets(GatewayVpcEndpoint s3) {
        var first = publicSubnets.subnets().get(0);
        var firstId = publicSubnets.ids().get(0);
        if (props.egress() instanceof Egress.PerZone) {
            return IntStream.range(0, publicSubnets.size())
                    .mapToObj(zone -> DefaultRoutes.natGateway(
                            publicSubnets.subnets().get(zone),
                            publicSubnets.ids().get(zone)))
                    .toList();
        } else if (props.egress() instanceof Egress.Single) {
            return List.of(DefaultRoutes.natGateway(first, firstId));
        } else if (props.egress() instanceof Egress.Regional) {
            return List.of(DefaultRoutes.regionalNatGateway(vpc, vpcId, first));
        } else if (props.egress() instanceof Egress.Instance instance) {
            var nat = new NatInstance(
                    first,
                    "NatInstance",
                    new NatInstance.Placement(vpcId, props.cidr(), firstId, instance.instanceType()),
                    s3);
            return List.of(new DefaultRoutes.Target(RouterType.INSTANCE, nat.instanceId()));
        }
        return List.of();
    }

    private void networkAcls() {
        var rules = props.rules();
        var ipv6 = isDualStack()
                ? Ipv6Blocks.of(
                        vpc.getVpcIpv6CidrBlocks(), props.addressPlan().tiers().size())
                : Ipv6Blocks.none();
        acl(AddressPlan.APPLICATION, applicationSubnets, rules.applicationTier(), ipv6);
        acl(AddressPlan.PUBLIC, publicSubnets, rules.publicTier(), ipv6);
        acl(AddressPlan.DATABASE, subnets(databaseTier()), rules.databaseTier(), ipv6);
        for (var tier : props.furtherTiers()) {
            acl(tier.name(), subnets(tier(tier.name())), rules.furtherTier(tier), ipv6);
        }
    }

    private void acl(String tier, TierSubnets subnets, List<AclRule> rules, Ipv6Blocks ipv6) {
        var acl = new TierAcl(this, tier + "Acl", vpcId, subnets, rules, ipv6);
        if (isDualStack()) {
            // The VPC lists its IPv6 block only once the block is associated.
            acl.getNode().addDependency(vpc.getNode().findChild("ipv6cidr"));
        }
    }

    private void interfaceEndpoints() {
        var services = props.endpoints().interfaceServices();
        if (!services.isEmpty()) {
            new InterfaceEndpoints(this, "Endpoints", vpcId, props.cidr(), applicationSubnets.ids(), services);
        }
    }

    /** The AWS Load Balancer Controller finds its subnets by these tags. */
    private void discoverableLoadBalancerSubnets() {
        var onSubnets = TagProps.builder()
                .includeResourceTypes(List.of("AWS::EC2::Subnet"))
                .build();
        publicSubnets.subnets().forEach(subnet -> Tags.of(subnet).add(INTERNET_LOAD_BALANCERS, "1", onSubnets));
        applicationSubnets.subnets().forEach(subnet -> Tags.of(subnet).add(INTERNAL_LOAD_BALANCERS, "1", onSubnets));
    }

    private boolean isDualStack() {
        return props.addressFamily() == AddressFamily.DUAL_STACK;
    }

    private TierSubnets subnets(SubnetSelection tier) {
        return TierSubnets.of(vpc.selectSubnets(tier));
    }

    private static SubnetSelection tier(String name) {
        return SubnetSelection.builder().subnetGroupName(name).build();
    }
}
