package dev.meridian.constructs.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.meridian.support.TestStack;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.ec2.ISubnet;
import software.amazon.awscdk.services.ec2.IVpc;
import software.amazon.awscdk.services.ec2.Vpc;
import software.amazon.awscdk.services.ec2.VpcAttributes;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.kms.Key;

class CustomerVpnTest {
    private static final String KEY_ARN = "arn:aws:kms:us-east-1:111111111111:key/logs";
    private static final String CERTIFICATE_ARN = "arn:aws:acm:us-east-1:111111111111:certificate/device";
    private static final CustomerDevice DEVICE =
            new CustomerDevice("203.0.113.7", new CustomerDevice.Authentication.PreSharedKeys());
    private static final List<String> ON_PREMISES = List.of("192.168.0.0/16", "172.16.0.0/12");
    private static final Routing BGP = new Routing.Bgp(65_010);

    private static IVpc vpc;
    private static List<ISubnet> subnets;
    private static IKey key;
    private static CustomerVpn vpn;
    private static Template dynamic;
    private static Template fixed;

    @BeforeAll
    static void define() {
        var one = TestStack.create();
        key = Key.fromKeyArn(one, "Key", KEY_ARN);
        vpc = Vpc.fromVpcAttributes(
                one,
                "Vpc",
                VpcAttributes.builder()
                        .vpcId("vpc-1")
                        .availabilityZones(List.of("us-east-1a", "us-east-1b"))
                        .privateSubnetIds(List.of("subnet-a", "subnet-b"))
                        .privateSubnetRouteTableIds(List.of("rtb-1", "rtb-1"))
                        .build());
        subnets = vpc.getPrivateSubnets();
        vpn = new CustomerVpn(
                one,
                "Vpn",
                builder(BGP).insideCidrs("169.254.10.0/30", "169.254.11.0/30").build());
        vpn.admitTo(vpn, "Database", "sg-database", 5432);
        dynamic = Template.fromStack(one);

        var certified =
                new CustomerDevice("203.0.113.8", new CustomerDevice.Authentication.Certificate(CERTIFICATE_ARN));
        var two = TestStack.create();
        new CustomerVpn(
                two,
                "Vpn",
                CustomerVpnProps.builder(vpc, "10.0.0.0/16", certified, ON_PREMISES, subnets, key, new Routing.Static())
                        .initiator(CustomerVpnProps.Initiator.DEVICE)
                        .amazonAsn(4_200_000_000L)
                        .build());
        fixed = Template.fromStack(two);
    }

    @Test
    void keeps_the_logical_ids_that_outside_addresses_hang_on() {
        assertThat(dynamic.findResources("AWS::EC2::VPNConnection")).containsOnlyKeys("Vpn");
        assertThat(dynamic.findResources("AWS::EC2::VPNGateway")).containsOnlyKeys("VpnGateway752AD4A6");
        assertThat(dynamic.findResources("AWS::EC2::CustomerGateway")).containsOnlyKeys("VpnDeviceD0B505CF");
        assertThat(dynamic.findResources("AWS::Logs::LogGroup")).containsOnlyKeys("VpnTunnelLogE6AA17E4");
    }

    @Test
    void lets_aws_draw_the_keys_and_keep_them_as_secrets() {
        dynamic.hasResourceProperties(
                "AWS::EC2::VPNConnection",
                Map.of("PreSharedKeyStorage", "SecretsManager", "StaticRoutesOnly", false, "Type", "ipsec.1"));
        assertThat(dynamic.toJSON().toString()).doesNotContain("PreSharedKey=");
    }

    @Test
    void has_two_tunnels_of_strong_proposals_that_aws_starts() {
        dynamic.hasResourceProperties(
                "AWS::EC2::VPNConnection",
                Map.of(
                        "VpnTunnelOptionsSpecifications",
                        List.of(strongTunnel("169.254.10.0/30"), strongTunnel("169.254.11.0/30"))));
    }

    @Test
    void logs_tunnels_and_bgp_without_the_suffix_of_a_log_group_arn() {
        var arn = Map.of(
                "Fn::Join",
                List.of(
                        "",
                        List.of(
                                "arn:aws:logs:us-east-1:111111111111:log-group:",
                                Map.of("Ref", "VpnTunnelLogE6AA17E4"))));
        var logs = Match.objectLike(Map.of(
                "LogOptions",
                Map.of(
                        "CloudwatchLogOptions",
                        Map.of(
                                "LogEnabled",
                                true,
                                "LogGroupArn",
                                arn,
                                "LogOutputFormat",
                                "json",
                                "BgpLogEnabled",
                                true,
                                "BgpLogGroupArn",
                                arn,
                                "BgpLogOutputFormat",
                                "json"))));

        dynamic.hasResourceProperties(
                "AWS::EC2::VPNConnection", Map.of("VpnTunnelOptionsSpecifications", List.of(logs, logs)));
        dynamic.hasResource(
                "AWS::Logs::LogGroup",
                Map.of(
                        "DeletionPolicy",
                        "RetainExceptOnCreate",
                        "Properties",
                        Map.of("KmsKeyId", KEY_ARN, "RetentionInDays", 90)));
    }

    @Test
    void propagates_routes_once_per_table_and_only_when_attached() {
        dynamic.hasResource(
                "AWS::EC2::VPNGatewayRoutePropagation",
                Map.of(
                        "DependsOn",
                        List.of("VpnAttachmentFA625047"),
                        "Properties",
                        Map.of(
                                "RouteTableIds",
                                List.of("rtb-1"),
                                "VpnGatewayId",
                                Map.of("Ref", "VpnGateway752AD4A6"))));
        dynamic.hasResourceProperties(
                "AWS::EC2::VPCGatewayAttachment",
                Map.of("VpcId", "vpc-1", "VpnGatewayId", Map.of("Ref", "VpnGateway752AD4A6")));
    }

    @Test
    void learns_routes_by_bgp_or_is_told_them() {
        dynamic.resourceCountIs("AWS::EC2::VPNConnectionRoute", 0);
        for (var cidr : ON_PREMISES) {
            fixed.hasResourceProperties(
                    "AWS::EC2::VPNConnectionRoute",
                    Map.of("DestinationCidrBlock", cidr, "VpnConnectionId", Map.of("Ref", "Vpn")));
        }
        fixed.hasResourceProperties("AWS::EC2::VPNConnection", Map.of("StaticRoutesOnly", true));
    }

    @Test
    void trusts_a_certificate_and_waits_for_the_device() {
        fixed.hasResourceProperties(
                "AWS::EC2::CustomerGateway",
                Map.of("CertificateArn", CERTIFICATE_ARN, "IpAddress", "203.0.113.8", "BgpAsn", 65_000));
        fixed.hasResourceProperties("AWS::EC2::VPNGateway", Map.of("AmazonSideAsn", 4_200_000_000L));
        var patient = Match.objectLike(
                Map.of("StartupAction", "add", "DPDTimeoutAction", "clear", "TunnelInsideCidr", Match.absent()));
        fixed.hasResourceProperties(
                "AWS::EC2::VPNConnection",
                Map.of(
                        "PreSharedKeyStorage",
                        Match.absent(),
                        "VpnTunnelOptionsSpecifications",
                        List.of(patient, patient)));
    }

    @ParameterizedTest
    @CsvSource({"2147483647, BgpAsn, BgpAsnExtended", "2147483648, BgpAsnExtended, BgpAsn"})
    void puts_an_asn_where_cloudformation_takes_it(long asn, String property, String other) {
        var stack = TestStack.create();

        new CustomerVpn(stack, "Vpn", builder(new Routing.Bgp(asn)).build());

        Template.fromStack(stack)
                .hasResourceProperties("AWS::EC2::CustomerGateway", Map.of(property, asn, other, Match.absent()));
    }

    @Test
    void admits_every_on_premises_range_to_a_store() {
        for (var cidr : ON_PREMISES) {
            dynamic.hasResourceProperties(
                    "AWS::EC2::SecurityGroupIngress",
                    Map.of(
                            "GroupId",
                            "sg-database",
                            "CidrIp",
                            cidr,
                            "IpProtocol",
                            "tcp",
                            "FromPort",
                            5432,
                            "ToPort",
                            5432));
        }
        assertThatThrownBy(() -> vpn.admitTo(vpn, "Cache", "sg-cache", 0))
                .hasMessage("a port must be from 1 to 65535, got 0");
    }

    @Test
    void measures_whether_both_tunnels_are_up() {
        var metric = vpn.tunnelState();

        assertThat(metric.getNamespace()).isEqualTo("AWS/VPN");
        assertThat(metric.getMetricName()).isEqualTo("TunnelState");
        assertThat(metric.getStatistic()).isEqualTo("Minimum");
    }

    @Test
    void refuses_ranges_that_overlap_or_repeat() {
        assertThatThrownBy(() -> builder(List.of("10.0.64.0/18")).build())
                .hasMessage("on-premises range 10.0.64.0/18 overlaps the VPC's 10.0.0.0/16, whose local"
                        + " route would win; renumber one of them");
        assertThatThrownBy(() ->
                        builder(List.of("192.168.0.0/16", "192.168.0.0/16")).build())
                .hasMessage("onPremisesCidrs must be distinct, got 192.168.0.0/16 twice");
        assertThatThrownBy(() -> builder(List.of()).build())
                .hasMessage("onPremisesCidrs must name at least one range, got none");
    }

    @Test
    void refuses_a_vpn_that_nothing_reaches() {
        var builder = CustomerVpnProps.builder(vpc, "10.0.0.0/16", DEVICE, ON_PREMISES, List.of(), key, BGP);

        assertThatThrownBy(builder::build)
                .hasMessage("reachedFrom must name at least one subnet, or nothing in the VPC finds the"
                        + " way back, got none");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 23_456, 65_535, 4_294_967_295L})
    void refuses_an_asn_that_nobody_has(long asn) {
        assertThatThrownBy(() -> new Routing.Bgp(asn))
                .hasMessage("customerAsn must be from 1 to 4294967294 and neither 23456 nor 65535, got %d", asn);
    }

    @ParameterizedTest
    @ValueSource(longs = {64_511, 65_535, 4_199_999_999L, 4_294_967_295L})
    void refuses_a_public_asn_for_aws(long asn) {
        var builder = builder(BGP).amazonAsn(asn);

        assertThatThrownBy(builder::build)
                .hasMessage("amazonAsn must be private, from 64512 to 65534 or 4200000000 to 4294967294, got %d", asn);
    }

    @Test
    void refuses_one_asn_for_both_ends() {
        var builder = builder(new Routing.Bgp(64_512));

        assertThatThrownBy(builder::build)
                .hasMessage("both ends have ASN 64512, and each would drop the other's routes as its"
                        + " own; change amazonAsn");
    }

    @Test
    void refuses_inside_blocks_that_aws_refuses() {
        assertThatThrownBy(() -> inside("169.254.10.0/29", "169.254.11.0/30"))
                .hasMessage("a tunnel's inside block must be a /30 of 169.254.0.0/16, got '169.254.10.0/29'");
        assertThatThrownBy(() -> inside("10.0.0.0/30", "169.254.11.0/30"))
                .hasMessage("a tunnel's inside block must be a /30 of 169.254.0.0/16, got '10.0.0.0/30'");
        assertThatThrownBy(() -> inside("169.254.169.252/30", "169.254.11.0/30"))
                .hasMessage("AWS keeps 169.254.169.252/30 for itself; choose another, such as 169.254.10.0/30");
        assertThatThrownBy(() -> inside("169.254.10.0/30", "169.254.10.0/30"))
                .hasMessage("insideCidrs must be two different blocks, one per tunnel, or none, got"
                        + " [169.254.10.0/30, 169.254.10.0/30]");
        assertThatCode(() -> inside("169.254.10.0/30", "169.254.10.4/30")).doesNotThrowAnyException();
    }

    @Test
    void refuses_a_device_that_aws_cannot_reach_or_know() {
        assertThatThrownBy(() -> new CustomerDevice("192.168.0.1", new CustomerDevice.Authentication.PreSharedKeys()))
                .hasMessage("ipAddress must be one that the internet routes, got '192.168.0.1'");
        assertThatThrownBy(() -> new CustomerDevice.Authentication.Certificate("device.pem"))
                .hasMessage("certificateArn must be the ARN of an ACM certificate, got 'device.pem'");
    }

    private static void inside(String first, String second) {
        builder(BGP).insideCidrs(first, second).build();
    }

    private static CustomerVpnProps.Builder builder(Routing routing) {
        return CustomerVpnProps.builder(vpc, "10.0.0.0/16", DEVICE, ON_PREMISES, subnets, key, routing);
    }

    private static CustomerVpnProps.Builder builder(List<String> onPremisesCidrs) {
        return CustomerVpnProps.builder(vpc, "10.0.0.0/16", DEVICE, onPremisesCidrs, subnets, key, BGP);
    }

    private static Map<String, Object> strongTunnel(String insideCidr) {
        var encryption = List.of(Map.of("Value", "AES256-GCM-16"));
        var integrity = List.of(Map.of("Value", "SHA2-384"), Map.of("Value", "SHA2-512"));
        var groups = List.of(Map.of("Value", 19), Map.of("Value", 20), Map.of("Value", 21));
        return Map.ofEntries(
                Map.entry("IKEVersions", List.of(Map.of("Value", "ikev2"))),
                Map.entry("Phase1EncryptionAlgorithms", encryption),
                Map.entry("Phase1IntegrityAlgorithms", integrity),
                Map.entry("Phase1DHGroupNumbers", groups),
                Map.entry("Phase1LifetimeSeconds", 28_800),
                Map.entry("Phase2EncryptionAlgorithms", encryption),
                Map.entry("Phase2IntegrityAlgorithms", integrity),
                Map.entry("Phase2DHGroupNumbers", groups),
                Map.entry("Phase2LifetimeSeconds", 3_600),
                Map.entry("DPDTimeoutSeconds", 30),
                Map.entry("DPDTimeoutAction", "restart"),
                Map.entry("StartupAction", "start"),
                Map.entry("TunnelInsideCidr", insideCidr),
                Map.entry("LogOptions", Match.anyValue()));
    }
}
