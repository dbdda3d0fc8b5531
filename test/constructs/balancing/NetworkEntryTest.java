package dev.meridian.constructs.balancing;

import static dev.meridian.constructs.balancing.Fixture.api;
import static dev.meridian.constructs.balancing.Fixture.attributes;
import static dev.meridian.constructs.balancing.Fixture.maps;
import static dev.meridian.constructs.balancing.Fixture.only;
import static dev.meridian.constructs.balancing.Fixture.properties;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.meridian.constructs.balancing.application.PlainHttp;
import dev.meridian.constructs.balancing.loadbalancer.CrossZone;
import dev.meridian.constructs.balancing.loadbalancer.DeletionProtection;
import dev.meridian.constructs.balancing.loadbalancer.Sources;
import dev.meridian.constructs.balancing.loadbalancer.TlsPolicy;
import dev.meridian.constructs.balancing.loadbalancer.ZonalShift;
import dev.meridian.constructs.balancing.network.Addresses;
import dev.meridian.constructs.balancing.network.ClientRouting;
import dev.meridian.constructs.balancing.network.NetworkPort;
import dev.meridian.constructs.balancing.network.PodTargets;
import dev.meridian.constructs.balancing.network.PrivateLink;
import dev.meridian.constructs.balancing.network.Wire;
import dev.meridian.constructs.balancing.targets.HealthCheck;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;

class NetworkEntryTest {
    private static final String BALANCER = "AWS::ElasticLoadBalancingV2::LoadBalancer";
    private static final String LISTENER = "AWS::ElasticLoadBalancingV2::Listener";
    private static final String GROUP = "AWS::ElasticLoadBalancingV2::TargetGroup";
    private static final String ADDRESS = "AWS::EC2::EIP";
    private static final String CLIENT_GROUP = "sg-0cccccccccccccccc";

    private static NetworkEntry outside;
    private static Template usual;
    private static Template inner;
    private static Template before;

    @BeforeAll
    static void builds_a_usual_an_inner_and_a_chained_entry() {
        var open = new Fixture();
        outside = new NetworkEntry(
                open.stack,
                "Entry",
                open.networkOf(
                                new NetworkPort(
                                        "mqtt-tls",
                                        8883,
                                        new Wire.Tls(Fixture.CERTIFICATE),
                                        PodTargets.builder(1883)
                                                .clientAddress(PodTargets.ClientAddress.PRESERVED)
                                                .deregistrationDelaySeconds(60)
                                                .build()),
                                new NetworkPort(
                                        "amqp",
                                        5672,
                                        new Wire.Tcp(600),
                                        PodTargets.builder(5672)
                                                .clientAddress(PodTargets.ClientAddress.PROXY_PROTOCOL)
                                                .probe(new PodTargets.Probe.Answers(HealthCheck.of("/ready")))
                                                .build()))
                        .build());
        outside.admitTo("pods", Fixture.PODS);
        usual = open.template();

        var hidden = new Fixture();
        new NetworkEntry(
                hidden.stack,
                "Entry",
                new NetworkEntryProps(
                        hidden.vpc,
                        Fixture.PRIVATE,
                        hidden.logs,
                        List.of(new NetworkPort(
                                "secure",
                                443,
                                new Wire.Tls(
                                        Fixture.CERTIFICATE, TlsPolicy.TLS_1_3_POST_QUANTUM, Wire.Alpn.HTTP2_PREFERRED),
                                PodTargets.builder(8443)
                                        .encryption(PodTargets.Encryption.TLS)
                                        .probe(new PodTargets.Probe.Accepts(5))
                                        .build())),
                        new Addresses.Private(),
                        new Sources.Groups(List.of(CLIENT_GROUP)),
                        CrossZone.ON,
                        ClientRouting.OWN_ZONE,
                        new PrivateLink.Offered(
                                List.of("arn:aws:iam::222222222222:root"),
                                PrivateLink.Acceptance.AT_ONCE,
                                PrivateLink.InboundRules.SKIPPED),
                        ZonalShift.OFF,
                        DeletionProtection.OFF));
        inner = hidden.template();

        var chained = new Fixture();
        var web = new ApplicationEntry(
                chained.stack, "Web", chained.entryOf(api().build()).build());
        new NetworkEntry(
                chained.stack,
                "Entry",
                chained.networkOf(
                                new NetworkPort("https", 443, new Wire.Tcp(), web.asTargets()),
                                new NetworkPort("http", 80, new Wire.Tcp(), web.asTargets(80)))
                        .build());
        before = chained.template();
    }

    @Test
    void answers_at_one_kept_address_in_each_zone() {
        assertThat(only(usual, BALANCER))
                .containsEntry("Type", "network")
                .containsEntry("Scheme", "internet-facing")
                .containsEntry(
                        "SubnetMappings",
                        List.of(
                                mapping("subnet-public-a", "EntryAddressUsEast1a789E424F"),
                                mapping("subnet-public-b", "EntryAddressUsEast1b1B35983A"),
                                mapping("subnet-public-c", "EntryAddressUsEast1cC9039077")))
                .doesNotContainKey("Subnets");
        usual.allResources(ADDRESS, Map.of("DeletionPolicy", "Retain", "UpdateReplacePolicy", "Retain"));
        usual.allResourcesProperties(ADDRESS, Map.of("Domain", "vpc"));
    }

    @Test
    void keeps_the_logical_ids_of_its_addresses() {
        assertThat(usual.findResources(ADDRESS))
                .containsOnlyKeys(
                        "EntryAddressUsEast1a789E424F", "EntryAddressUsEast1b1B35983A", "EntryAddressUsEast1cC9039077");
        assertThat(outside.allocatedAddresses()).containsOnlyKeys("us-east-1a", "us-east-1b", "us-east-1c");
    }

    @Test
    void takes_over_addresses_that_exist() {
        var fixture = new Fixture();
        new NetworkEntry(
                fixture.stack,
                "Entry",
                fixture.networkOf(amqp())
                        .addresses(new Addresses.Kept(Map.of(
                                "us-east-1a", "eipalloc-a", "us-east-1b", "eipalloc-b", "us-east-1c", "eipalloc-c")))
                        .build());
        var template = fixture.template();

        template.resourceCountIs(ADDRESS, 0);
        assertThat(maps(only(template, BALANCER), "SubnetMappings"))
                .extracting(mapping -> mapping.get("AllocationId"))
                .containsExactly("eipalloc-a", "eipalloc-b", "eipalloc-c");
    }

    @Test
    void stands_inside_without_public_addresses_when_asked() {
        assertThat(only(inner, BALANCER))
                .containsEntry("Scheme", "internal")
                .containsEntry("Subnets", List.of("subnet-private-a", "subnet-private-b", "subnet-private-c"))
                .doesNotContainKey("SubnetMappings");
        inner.resourceCountIs(ADDRESS, 0);
    }

    @Test
    void is_secure_unless_told_otherwise() {
        assertThat(only(usual, BALANCER))
                .containsEntry("EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic", "on")
                .containsEntry(
                        "SecurityGroups",
                        List.of(Map.of("Fn::GetAtt", List.of("EntrySecurityGroup8444322C", "GroupId"))));
        assertThat(attributes(only(usual, BALANCER), "LoadBalancerAttributes"))
                .containsExactly(
                        entry("deletion_protection.enabled", "true"),
                        entry("zonal_shift.config.enabled", "true"),
                        entry("load_balancing.cross_zone.enabled", "false"),
                        entry("dns_record.client_routing_policy", "any_availability_zone"),
                        entry("access_logs.s3.enabled", "true"),
                        entry("access_logs.s3.bucket", Map.of("Ref", "Logs6819BB44")),
                        entry("access_logs.s3.prefix", "atlas/balancing/access"));
    }

    @Test
    void balances_as_told() {
        assertThat(attributes(only(inner, BALANCER), "LoadBalancerAttributes"))
                .contains(
                        entry("deletion_protection.enabled", "false"),
                        entry("zonal_shift.config.enabled", "false"),
                        entry("load_balancing.cross_zone.enabled", "true"),
                        entry("dns_record.client_routing_policy", "availability_zone_affinity"));
    }

    @Test
    void lets_log_delivery_of_its_account_and_region_write_and_look() {
        var own = Map.of("aws:SourceArn", "arn:aws:logs:us-east-1:111111111111:*");
        var delivery = Map.of("Service", "delivery.logs.amazonaws.com");
        usual.hasResourceProperties(
                "AWS::S3::BucketPolicy",
                Map.of(
                        "PolicyDocument",
                        Match.objectLike(Map.of(
                                "Statement",
                                List.of(
                                        Match.objectLike(Map.of(
                                                "Action",
                                                "s3:PutObject",
                                                "Principal",
                                                delivery,
                                                "Condition",
                                                Map.of(
                                                        "ArnLike",
                                                        own,
                                                        "StringEquals",
                                                        Map.of(
                                                                "aws:SourceAccount",
                                                                "111111111111",
                                                                "s3:x-amz-acl",
                                                                "bucket-owner-full-control")))),
                                        Match.objectLike(Map.of(
                                                "Action",
                                                "s3:GetBucketAcl",
                                                "Principal",
                                                delivery,
                                                "Condition",
                                                Map.of(
                                                        "ArnLike",
                                                        own,
                                                        "StringEquals",
                                                        Map.of("aws:SourceAccount", "111111111111")))))))));
    }

    @Test
    void writes_conditions_in_one_order_in_every_run() throws Exception {
        var policies = new ObjectMapper().writeValueAsString(usual.findResources("AWS::S3::BucketPolicy"));

        assertThat(policies).containsSubsequence("ArnLike", "StringEquals", "aws:SourceAccount", "s3:x-amz-acl");
    }

    @Test
    void ends_tls_or_passes_tcp_through() {
        usual.hasResourceProperties(
                LISTENER,
                Match.objectLike(Map.of(
                        "Port",
                        8883,
                        "Protocol",
                        "TLS",
                        "SslPolicy",
                        "ELBSecurityPolicy-TLS13-1-3-2021-06",
                        "AlpnPolicy",
                        List.of("None"),
                        "Certificates",
                        List.of(Map.of("CertificateArn", Fixture.CERTIFICATE)),
                        "ListenerAttributes",
                        Match.absent())));
        usual.hasResourceProperties(
                LISTENER,
                Match.objectLike(Map.of(
                        "Port",
                        5672,
                        "Protocol",
                        "TCP",
                        "SslPolicy",
                        Match.absent(),
                        "ListenerAttributes",
                        List.of(Map.of("Key", "tcp.idle_timeout.seconds", "Value", "600")))));
        assertThat(only(inner, LISTENER))
                .containsEntry("SslPolicy", "ELBSecurityPolicy-TLS13-1-3-PQ-2025-09")
                .containsEntry("AlpnPolicy", List.of("HTTP2Preferred"));
    }

    @Test
    void tells_pods_who_the_client_is() {
        assertThat(attributes(group("EntryMqttTlsTargets"), "TargetGroupAttributes"))
                .contains(
                        entry("preserve_client_ip.enabled", "true"),
                        entry("proxy_protocol_v2.enabled", "false"),
                        entry("deregistration_delay.timeout_seconds", "60"),
                        entry("deregistration_delay.connection_termination.enabled", "true"));
        assertThat(attributes(group("EntryAmqpTargets"), "TargetGroupAttributes"))
                .contains(
                        entry("preserve_client_ip.enabled", "false"),
                        entry("proxy_protocol_v2.enabled", "true"),
                        entry("deregistration_delay.timeout_seconds", "25"));
    }

    @Test
    void checks_pods_by_a_connection_or_a_request() {
        assertThat(group("EntryMqttTlsTargets"))
                .containsEntry("TargetType", "ip")
                .containsEntry("Protocol", "TCP")
                .containsEntry("Port", 1883)
                .containsEntry("HealthCheckProtocol", "TCP")
                .containsEntry("HealthCheckIntervalSeconds", 30)
                .containsEntry("HealthCheckTimeoutSeconds", 5)
                .doesNotContainKeys("HealthCheckPath", "Name");
        assertThat(group("EntryAmqpTargets"))
                .containsEntry("HealthCheckProtocol", "HTTP")
                .containsEntry("HealthCheckPath", "/ready")
                .containsEntry("Matcher", Map.of("HttpCode", "200"));
        assertThat(only(inner, GROUP))
                .containsEntry("Protocol", "TLS")
                .containsEntry("HealthCheckIntervalSeconds", 5)
                .containsEntry("HealthCheckTimeoutSeconds", 4);
    }

    @Test
    void admits_its_sources_on_its_ports_and_reaches_its_pods() {
        assertThat(maps(only(usual, "AWS::EC2::SecurityGroup"), "SecurityGroupIngress"))
                .extracting(rule -> rule.get("FromPort"))
                .containsExactly(8883, 8883, 5672, 5672);
        assertThat(maps(only(inner, "AWS::EC2::SecurityGroup"), "SecurityGroupIngress"))
                .singleElement()
                .satisfies(rule -> assertThat(rule)
                        .containsEntry("SourceSecurityGroupId", CLIENT_GROUP)
                        .containsEntry("FromPort", 443));
        assertThat(usual.findResources("AWS::EC2::SecurityGroupIngress").keySet())
                .hasSize(2)
                .anyMatch(id -> id.startsWith("EntryToPods1883Ingress"))
                .anyMatch(id -> id.startsWith("EntryToPods5672Ingress"));
    }

    @Test
    void stands_before_an_application_entry_and_waits_for_its_listeners() {
        for (var port : List.of(443, 80)) {
            before.hasResource(
                    GROUP,
                    Match.objectLike(Map.of(
                            "Properties",
                            Match.objectLike(Map.of(
                                    "TargetType",
                                    "alb",
                                    "Protocol",
                                    "TCP",
                                    "Port",
                                    port,
                                    "Targets",
                                    List.of(Map.of("Id", Map.of("Ref", "Web"), "Port", port)),
                                    "HealthCheckProtocol",
                                    "HTTP",
                                    "HealthCheckPort",
                                    "80",
                                    "Matcher",
                                    Map.of("HttpCode", "200-499"),
                                    "TargetGroupAttributes",
                                    Match.absent())),
                            "DependsOn",
                            List.of(port == 443 ? "WebHttps3D5AF80B" : "WebHttpD8052CFD"))));
        }
    }

    @Test
    void opens_each_way_to_an_application_entry_once() {
        var web = Map.of("Fn::GetAtt", List.of("WebSecurityGroup322089BD", "GroupId"));
        before.resourceCountIs("AWS::EC2::SecurityGroupIngress", 2);
        for (var port : List.of(443, 80)) {
            before.hasResourceProperties("AWS::EC2::SecurityGroupIngress", Map.of("GroupId", web, "FromPort", port));
            before.hasResourceProperties(
                    "AWS::EC2::SecurityGroupEgress", Map.of("DestinationSecurityGroupId", web, "FromPort", port));
        }
    }

    @Test
    void offers_itself_to_named_accounts() {
        inner.hasResourceProperties(
                "AWS::EC2::VPCEndpointService",
                Map.of(
                        "NetworkLoadBalancerArns", List.of(Map.of("Ref", "Entry")),
                        "AcceptanceRequired", false,
                        "SupportedIpAddressTypes", List.of("ipv4")));
        inner.hasResourceProperties(
                "AWS::EC2::VPCEndpointServicePermissions",
                Map.of("AllowedPrincipals", List.of("arn:aws:iam::222222222222:root")));
        assertThat(only(inner, BALANCER)).containsEntry("EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic", "off");
        usual.resourceCountIs("AWS::EC2::VPCEndpointService", 0);
    }

    @Test
    void has_no_endpoint_service_unless_offered() {
        assertThatThrownBy(outside::endpointServiceId)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "the entry must be offered through PrivateLink to have an endpoint service, got NotOffered");
    }

    @Test
    void refuses_a_port_that_it_does_not_have() {
        refuses(() -> outside.targetGroupArn("smtp"), "port must be one of [mqtt-tls, amqp], got 'smtp'");
    }

    @Test
    void refuses_kept_addresses_of_other_zones() {
        var fixture = new Fixture();
        var props = fixture.networkOf(amqp())
                .addresses(new Addresses.Kept(Map.of("us-east-1a", "eipalloc-a")))
                .build();

        refuses(
                () -> new NetworkEntry(fixture.stack, "Entry", props),
                "kept addresses must be of the zones [us-east-1a, us-east-1b, us-east-1c], got [us-east-1a]");
    }

    @Test
    void refuses_ports_that_collide_or_are_none() {
        var fixture = new Fixture();
        var other = new NetworkPort(
                "other", 5672, new Wire.Tcp(), PodTargets.builder(1).build());

        refuses(() -> fixture.networkOf().build(), "the number of ports must be 1 to 50, got 0");
        refuses(() -> fixture.networkOf(amqp(), amqp()).build(), "ports must differ in name, got 'amqp' twice");
        refuses(() -> fixture.networkOf(amqp(), other).build(), "ports must differ in number, got 5672 twice");
        refuses(
                () -> fixture.networkOf(amqp())
                        .addresses(new Addresses.Private())
                        .build(),
                "an internal load balancer must name its sources, got anyone; give ranges or security groups");
    }

    @Test
    void refuses_an_endpoint_service_for_everybody() {
        refuses(
                () -> new PrivateLink.Offered(List.of("*")),
                "allowedPrincipalArns must name who may connect, got [*]; name accounts, roles or users");
    }

    @Test
    void refuses_tls_that_does_not_fit_its_targets() {
        var fixture = new Fixture();
        var web = new ApplicationEntry(
                fixture.stack, "Web", fixture.entryOf(api().build()).build());

        refuses(
                () -> new NetworkPort("https", 443, new Wire.Tls(Fixture.CERTIFICATE), web.asTargets()),
                "port 'https' must be TCP before an application entry, got TLS; the application entry ends TLS");
        refuses(
                () -> new NetworkPort(
                        "https",
                        443,
                        new Wire.Tcp(),
                        PodTargets.builder(443)
                                .encryption(PodTargets.Encryption.TLS)
                                .build()),
                "port 'https' must be TLS to encrypt the way to its pods, got TCP; TCP passes the client's own TLS through");
        refuses(() -> web.asTargets(8080), "port must be 443 or 80, got 8080");
        refuses(() -> new Wire.Tcp(59), "idleTimeoutSeconds must be 60 to 6000, got 59");
    }

    @Test
    void refuses_an_application_entry_whose_health_it_cannot_check() {
        var fixture = new Fixture();
        var closed = new ApplicationEntry(
                fixture.stack,
                "Web",
                fixture.entryOf(api().build()).plainHttp(PlainHttp.CLOSED).build());

        refuses(
                () -> closed.asTargets(),
                "the application entry must redirect plain HTTP or admit TLS 1.2, got CLOSED and TLS_1_3;"
                        + " the network load balancer could not check its health");
        refuses(
                () -> closed.asTargets(80),
                "port 80 of the application entry must be open, got CLOSED; redirect plain HTTP or carry port 443 only");
    }

    private static NetworkPort amqp() {
        return new NetworkPort(
                "amqp", 5672, new Wire.Tcp(), PodTargets.builder(5672).build());
    }

    private static Map<String, Object> mapping(String subnet, String address) {
        return Map.of("SubnetId", subnet, "AllocationId", Map.of("Fn::GetAtt", List.of(address, "AllocationId")));
    }

    private static Map<String, Object> group(String idPrefix) {
        var id = usual.findResources(GROUP).keySet().stream()
                .filter(candidate -> candidate.startsWith(idPrefix))
                .findFirst()
                .orElseThrow();
        return properties(usual, GROUP, id);
    }

    private static void refuses(ThrowingCallable building, String message) {
        assertThatThrownBy(building)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
