package dev.meridian.constructs.access;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.ec2.CfnCustomerGateway;
import software.amazon.awscdk.services.ec2.CfnSecurityGroupIngress;
import software.amazon.awscdk.services.ec2.CfnVPCGatewayAttachment;
import software.amazon.awscdk.services.ec2.CfnVPNConnection;
import software.amazon.awscdk.services.ec2.CfnVPNConnection.CloudwatchLogOptionsSpecificationProperty;
import software.amazon.awscdk.services.ec2.CfnVPNConnection.IKEVersionsRequestListValueProperty;
import software.amazon.awscdk.services.ec2.CfnVPNConnection.Phase1DHGroupNumbersRequestListValueProperty;
import software.amazon.awscdk.services.ec2.CfnVPNConnection.Phase1EncryptionAlgorithmsRequestListValueProperty;
import software.amazon.awscdk.services.ec2.CfnVPNConnection.Phase1IntegrityAlgorithmsRequestListValueProperty;
import software.amazon.awscdk.services.ec2.CfnVPNConnection.Phase2DHGroupNumbersRequestListValueProperty;
import software.amazon.awscdk.services.ec2.CfnVPNConnection.Phase2EncryptionAlgorithmsRequestListValueProperty;
import software.amazon.awscdk.services.ec2.CfnVPNConnection.Phase2IntegrityAlgorithmsRequestListValueProperty;
import software.amazon.awscdk.services.ec2.CfnVPNConnection.VpnTunnelLogOptionsSpecificationProperty;
import software.amazon.awscdk.services.ec2.CfnVPNConnection.VpnTunnelOptionsSpecificationProperty;
import software.amazon.awscdk.services.ec2.CfnVPNConnectionRoute;
import software.amazon.awscdk.services.ec2.CfnVPNGateway;
import software.amazon.awscdk.services.ec2.CfnVPNGatewayRoutePropagation;
import software.amazon.awscdk.services.ec2.ISubnet;
import software.amazon.awscdk.services.logs.LogGroup;
import software.constructs.Construct;

/**
 * A site-to-site VPN: two IKEv2 tunnels between a VPC's own gateway and a customer's device, with strong proposals
 * only, logs, and routes back.
 *
 * <p>A virtual private gateway rather than a transit gateway: it costs nothing by itself and serves one VPC, which is
 * what a system with a VPC per region needs. It carries IPv4 only, and leads neither to peered VPCs nor to gateway
 * endpoints. The tunnels' outside addresses change when the connection is replaced, and the device must then be
 * configured again.
 */
public final class CustomerVpn extends Construct {
    private static final String TYPE = "ipsec.1";

    /** What both phases offer: authenticated encryption, and the larger elliptic curves. */
    private static final List<String> ENCRYPTION = List.of("AES256-GCM-16");

    private static final List<String> INTEGRITY = List.of("SHA2-384", "SHA2-512");
    private static final List<Integer> DH_GROUPS = List.of(19, 20, 21);
    private static final int PHASE_1_SECONDS = 28_800;
    private static final int PHASE_2_SECONDS = 3_600;
    private static final int DEAD_PEER_SECONDS = 30;

    private final List<String> onPremisesCidrs;
    private final String connectionId;

    /** Defines the gateway and its attachment, the connection, its log, and the routes. */
    public CustomerVpn(Construct scope, String id, CustomerVpnProps props) {
        super(scope, id);
        onPremisesCidrs = props.onPremisesCidrs();
        var gatewayId = CfnVPNGateway.Builder.create(this, "Gateway")
                .type(TYPE)
                .amazonSideAsn(props.amazonAsn())
                .build()
                .getRef();
        var attachment = CfnVPCGatewayAttachment.Builder.create(this, "Attachment")
                .vpcId(props.vpc().getVpcId())
                .vpnGatewayId(gatewayId)
                .build();
        connectionId = defineConnection(props, gatewayId);
        if (props.routing() instanceof Routing.Static) {
            for (var cidr : onPremisesCidrs) {
                CfnVPNConnectionRoute.Builder.create(this, "Route" + idOf(cidr))
                        .vpnConnectionId(connectionId)
                        .destinationCidrBlock(cidr)
                        .build();
            }
        }
        var propagation = CfnVPNGatewayRoutePropagation.Builder.create(this, "Propagation")
                .vpnGatewayId(gatewayId)
                .routeTableIds(routeTables(props.reachedFrom()))
                .build();
        // Only an attached gateway may propagate, and nothing in the template says so by itself.
        propagation.addResourceDependency(attachment);
    }

    /**
     * Lets the on-premises ranges reach something in the VPC.
     *
     * @param scope where the rules are defined: what is reached stands in a later stack than the VPN
     * @param id the name of what is reached, PascalCase, unique within the scope
     * @param securityGroupId the store's security group
     * @param port the store's TCP port
     * @throws IllegalArgumentException if the port is out of range
     */
    public void admitTo(Construct scope, String id, String securityGroupId, int port) {
        StorePort.check(port);
        for (var cidr : onPremisesCidrs) {
            CfnSecurityGroupIngress.Builder.create(scope, id + "From" + idOf(cidr))
                    .groupId(securityGroupId)
                    .cidrIp(cidr)
                    .ipProtocol("tcp")
                    .fromPort(port)
                    .toPort(port)
                    .description("On premises to " + id)
                    .build();
        }
    }

    /** How many tunnels are up, as a share: 1 for both, less if one is down, 0 if the connection is lost. */
    public Metric tunnelState() {
        return Metric.Builder.create()
                .namespace("AWS/VPN")
                .metricName("TunnelState")
                .dimensionsMap(Map.of("VpnId", connectionId))
                .statistic("Minimum")
                .period(Duration.minutes(5))
                .build();
    }

    private String defineConnection(CustomerVpnProps props, String gatewayId) {
        var connection = CfnVPNConnection.Builder.create(this, "Default")
                .type(TYPE)
                .vpnGatewayId(gatewayId)
                .customerGatewayId(defineDevice(props))
                .staticRoutesOnly(props.routing() instanceof Routing.Static)
                .vpnTunnelOptionsSpecifications(defineTunnels(props));
        if (props.device().authentication() instanceof CustomerDevice.Authentication.PreSharedKeys) {
            connection.preSharedKeyStorage("SecretsManager");
        }
        return connection.build().getRef();
    }

    private String defineDevice(CustomerVpnProps props) {
        var device = CfnCustomerGateway.Builder.create(this, "Device")
                .type(TYPE)
                .ipAddress(props.device().ipAddress());
        var asn = props.routing().customerAsn();
        if (asn > Routing.MAXIMUM_SHORT_ASN) {
            device.bgpAsnExtended(asn);
        } else {
            device.bgpAsn(asn);
        }
        if (props.device().authentication() instanceof CustomerDevice.Authentication.Certificate certificate) {
            device.certificateArn(certificate.certificateArn());
        }
        return device.build().getRef();
    }

    private List<VpnTunnelOptionsSpecificationProperty> defineTunnels(CustomerVpnProps props) {
        var log = LogGroup.Builder.create(this, "TunnelLog")
                .encryptionKey(props.logKey())
                .retention(props.logRetention())
                .removalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE)
                .build();
        var stack = Stack.of(this);
        // Without the :* that a log group's own ARN attribute ends with, which EC2 refuses.
        var logArn = "arn:aws:logs:%s:%s:log-group:%s"
                .formatted(stack.getRegion(), stack.getAccount(), log.getLogGroupName());
        var logOptions = CloudwatchLogOptionsSpecificationProperty.builder()
                .logEnabled(true)
                .logGroupArn(logArn)
                .logOutputFormat("json");
        if (props.routing() instanceof Routing.Bgp) {
            logOptions.bgpLogEnabled(true).bgpLogGroupArn(logArn).bgpLogOutputFormat("json");
        }
        return IntStream.range(0, CustomerVpnProps.TUNNELS)
                .mapToObj(tunnel -> {
                    var options = tunnel(props.initiator(), logOptions.build());
                    if (!props.insideCidrs().isEmpty()) {
                        options.tunnelInsideCidr(props.insideCidrs().get(tunnel));
                    }
                    return options.build();
                })
                .toList();
    }

    private static VpnTunnelOptionsSpecificationProperty.Builder tunnel(
            CustomerVpnProps.Initiator initiator, CloudwatchLogOptionsSpecificationProperty logOptions) {
        return VpnTunnelOptionsSpecificationProperty.builder()
                .ikeVersions(List.of(IKEVersionsRequestListValueProperty.builder()
                        .value("ikev2")
                        .build()))
                .phase1EncryptionAlgorithms(ENCRYPTION.stream()
                        .map(value -> Phase1EncryptionAlgorithmsRequestListValueProperty.builder()
                                .value(value)
                                .build())
                        .toList())
                .phase1IntegrityAlgorithms(INTEGRITY.stream()
                        .map(value -> Phase1IntegrityAlgorithmsRequestListValueProperty.builder()
                                .value(value)
                                .build())
                        .toList())
                .phase1DhGroupNumbers(DH_GROUPS.stream()
                        .map(value -> Phase1DHGroupNumbersRequestListValueProperty.builder()
                                .value(value)
                                .build())
                        .toList())
                .phase1LifetimeSeconds(PHASE_1_SECONDS)
                .phase2EncryptionAlgorithms(ENCRYPTION.stream()
                        .map(value -> Phase2EncryptionAlgorithmsRequestListValueProperty.builder()
                                .value(value)
                                .build())
                        .toList())
                .phase2IntegrityAlgorithms(INTEGRITY.stream()
                        .map(value -> Phase2IntegrityAlgorithmsRequestListValueProperty.builder()
                                .value(value)
                                .build())
                        .toList())
                .phase2DhGroupNumbers(DH_GROUPS.stream()
                        .map(value -> Phase2DHGroupNumbersRequestListValueProperty.builder()
                                .value(value)
                                .build())
                        .toList())
                .phase2LifetimeSeconds(PHASE_2_SECONDS)
                .dpdTimeoutSeconds(DEAD_PEER_SECONDS)
                .dpdTimeoutAction(initiator.timeoutAction())
                .startupAction(initiator.startupAction())
                .logOptions(VpnTunnelLogOptionsSpecificationProperty.builder()
                        .cloudwatchLogOptions(logOptions)
                        .build());
    }

    private static List<String> routeTables(List<ISubnet> subnets) {
        return subnets.stream()
                .map(subnet -> subnet.getRouteTable().getRouteTableId())
                .distinct()
                .toList();
    }

    private static String idOf(String cidr) {
        return cidr.replace('.', '-').replace('/', '-');
    }
}
