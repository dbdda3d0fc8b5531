package dev.meridian.constructs.balancing;

import static dev.meridian.constructs.balancing.Fixture.api;
import static dev.meridian.constructs.balancing.Fixture.attributes;
import static dev.meridian.constructs.balancing.Fixture.maps;
import static dev.meridian.constructs.balancing.Fixture.only;
import static dev.meridian.constructs.balancing.Fixture.properties;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import dev.meridian.constructs.balancing.application.Capacity;
import dev.meridian.constructs.balancing.application.HttpHandling;
import dev.meridian.constructs.balancing.application.IpFamily;
import dev.meridian.constructs.balancing.application.PlainHttp;
import dev.meridian.constructs.balancing.application.SecurityHeaders;
import dev.meridian.constructs.balancing.loadbalancer.DeletionProtection;
import dev.meridian.constructs.balancing.loadbalancer.Exposure;
import dev.meridian.constructs.balancing.loadbalancer.LoadBalancerLogs;
import dev.meridian.constructs.balancing.loadbalancer.Sources;
import dev.meridian.constructs.balancing.loadbalancer.TlsPolicy;
import dev.meridian.constructs.balancing.loadbalancer.ZonalShift;
import dev.meridian.constructs.balancing.routing.Colour;
import dev.meridian.constructs.balancing.routing.Route;
import dev.meridian.constructs.balancing.routing.WebService;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.ec2.SubnetSelection;
import software.amazon.awscdk.services.ec2.Vpc;

class ApplicationEntryTest {
    private static final String BALANCER = "AWS::ElasticLoadBalancingV2::LoadBalancer";
    private static final String LISTENER = "AWS::ElasticLoadBalancingV2::Listener";
    private static final String RULE = "AWS::ElasticLoadBalancingV2::ListenerRule";
    private static final String GROUP = "AWS::ElasticLoadBalancingV2::TargetGroup";
    private static final String SECURITY_GROUP = "AWS::EC2::SecurityGroup";

    private static ApplicationEntry entry;
    private static Template usual;
    private static Template inner;

    @BeforeAll
    static void builds_a_usual_and_an_inner_entry() {
        var outside = new Fixture();
        entry = new ApplicationEntry(
                outside.stack,
                "Entry",
                outside.entryOf(
                                api().build(),
                                WebService.builder(
                                                "web-shop",
                                                3000,
                                                new Route(200, List.of("shop.example.com"), List.of("/*")))
                                        .build())
                        .furtherCertificateArns(Map.of(
                                "shop", "arn:aws:acm:us-east-1:111111111111:certificate/shop",
                                "admin", "arn:aws:acm:us-east-1:111111111111:certificate/admin"))
                        .capacity(new Capacity.Reserved(10_000))
                        .build());
        entry.admitTo("pods", Fixture.PODS);
        usual = outside.template();

        var inside = new Fixture();
        new ApplicationEntry(
                inside.stack,
                "Entry",
                new ApplicationEntryProps(
                        inside.vpc,
                        Fixture.PRIVATE,
                        Fixture.CERTIFICATE,
                        inside.logs,
                        List.of(api().build()),
                        Exposure.INTERNAL,
                        new Sources.Ranges(List.of("10.0.0.0/8", "fd00::/8")),
                        PlainHttp.CLOSED,
                        TlsPolicy.TLS_1_2_POST_QUANTUM,
                        Map.of(),
                        HttpHandling.builder()
                                .desync(HttpHandling.Desync.STRICTEST)
                                .hostHeader(HttpHandling.HostHeader.NORMALISE)
                                .forwardedFor(HttpHandling.ForwardedFor.REMOVE)
                                .http2(HttpHandling.Http2.OFF)
                                .idleTimeoutSeconds(120)
                                .clientKeepAliveSeconds(600)
                                .build(),
                        new SecurityHeaders(
                                63_072_000, SecurityHeaders.HstsScope.PRELOAD, SecurityHeaders.Framing.SAME_ORIGIN),
                        new Capacity.Elastic(),
                        IpFamily.IPV4,
                        ZonalShift.OFF,
                        DeletionProtection.OFF));
        inner = inside.template();
    }

    @Test
    void stands_on_the_internet_in_every_zone() {
        assertThat(only(usual, BALANCER))
                .containsEntry("Type", "application")
                .containsEntry("Scheme", "internet-facing")
                .containsEntry("IpAddressType", "ipv4")
                .containsEntry("Subnets", List.of("subnet-public-a", "subnet-public-b", "subnet-public-c"));
    }

    @Test
    void stands_inside_when_asked() {
        assertThat(only(inner, BALANCER))
                .containsEntry("Scheme", "internal")
                .containsEntry("Subnets", List.of("subnet-private-a", "subnet-private-b", "subnet-private-c"));
    }

    @Test
    void is_secure_unless_told_otherwise() {
        assertThat(attributes(only(usual, BALANCER), "LoadBalancerAttributes"))
                .contains(
                        entry("deletion_protection.enabled", "true"),
                        entry("zonal_shift.config.enabled", "true"),
                        entry("routing.http.desync_mitigation_mode", "defensive"),
                        entry("routing.http.drop_invalid_header_fields.enabled", "true"),
                        entry("routing.http.preserve_host_header.enabled", "true"),
                        entry("routing.http.xff_header_processing.mode", "append"),
                        entry("routing.http2.enabled", "true"),
                        entry("idle_timeout.timeout_seconds", "60"),
                        entry("client_keep_alive.seconds", "3600"),
                        entry("waf.fail_open.enabled", "false"));
    }

    @Test
    void handles_requests_as_told() {
        assertThat(attributes(only(inner, BALANCER), "LoadBalancerAttributes"))
                .contains(
                        entry("deletion_protection.enabled", "false"),
                        entry("zonal_shift.config.enabled", "false"),
                        entry("routing.http.desync_mitigation_mode", "strictest"),
                        entry("routing.http.drop_invalid_header_fields.enabled", "true"),
                        entry("routing.http.preserve_host_header.enabled", "false"),
                        entry("routing.http.xff_header_processing.mode", "remove"),
                        entry("routing.http2.enabled", "false"),
                        entry("idle_timeout.timeout_seconds", "120"),
                        entry("client_keep_alive.seconds", "600"),
                        entry("waf.fail_open.enabled", "false"));
    }

    @Test
    void writes_three_kinds_of_log_each_to_its_folder() {
        var bucket = Map.of("Ref", "Logs6819BB44");

        assertThat(attributes(only(usual, BALANCER), "LoadBalancerAttributes"))
                .contains(
                        entry("access_logs.s3.enabled", "true"),
                        entry("access_logs.s3.bucket", bucket),
                        entry("access_logs.s3.prefix", "atlas/balancing/access"),
                        entry("connection_logs.s3.enabled", "true"),
                        entry("connection_logs.s3.bucket", bucket),
                        entry("connection_logs.s3.prefix", "atlas/balancing/connection"),
                        entry("health_check_logs.s3.enabled", "true"),
                        entry("health_check_logs.s3.bucket", bucket),
                        entry("health_check_logs.s3.prefix", "atlas/balancing/health-check"));
    }

    @Test
    void lets_only_load_balancers_of_its_account_and_region_write_logs() {
        usual.hasResourceProperties(
                "AWS::S3::BucketPolicy",
                Match.objectLike(Map.of(
                        "PolicyDocument",
                        Match.objectLike(Map.of(
                                "Statement",
                                List.of(Match.objectLike(Map.of(
                                        "Action",
                                        "s3:PutObject",
                                        "Principal",
                                        Map.of("Service", "logdelivery.elasticloadbalancing.amazonaws.com"),
                                        "Condition",
                                        Map.of(
                                                "ArnLike",
                                                Map.of(
                                                        "aws:SourceArn",
                                                        "arn:aws:elasticloadbalancing:us-east-1:111111111111:loadbalancer/*")),
                                        "Resource",
                                        List.of("access", "connection", "health-check").stream()
                                                .map(
                                                        kind -> Map.of(
                                                                "Fn::Join",
                                                                List.of(
                                                                        "",
                                                                        List.of(
                                                                                Map.of(
                                                                                        "Fn::GetAtt",
                                                                                        List.of("Logs6819BB44", "Arn")),
                                                                                "/atlas/balancing/" + kind
                                                                                        + "/AWSLogs/111111111111/*"))))
                                                .toList()))))))));
    }

    @Test
    void is_made_after_the_bucket_lets_it_write() {
        usual.hasResource(BALANCER, Map.of("DependsOn", Match.arrayWith(List.of("LogsPolicy90DB40C9"))));
    }

    @Test
    void leaves_the_policy_of_a_named_bucket_to_its_owner() {
        var fixture = new Fixture();
        new ApplicationEntry(
                fixture.stack,
                "Entry",
                ApplicationEntryProps.builder(
                                fixture.vpc,
                                Fixture.PUBLIC,
                                Fixture.CERTIFICATE,
                                new LoadBalancerLogs.NamedBucket("logs-of-the-region", "atlas"),
                                List.of(api().build()))
                        .build());
        var template = fixture.template();

        template.resourceCountIs("AWS::S3::BucketPolicy", 0);
        assertThat(attributes(only(template, BALANCER), "LoadBalancerAttributes"))
                .contains(
                        entry("access_logs.s3.bucket", "logs-of-the-region"),
                        entry("access_logs.s3.prefix", "atlas/access"));
    }

    @Test
    void waits_for_the_way_to_the_internet() {
        var fixture = new Fixture();
        var vpc = Vpc.Builder.create(fixture.stack, "Own").natGateways(0).build();

        new ApplicationEntry(
                fixture.stack,
                "Entry",
                ApplicationEntryProps.builder(
                                vpc, Fixture.PUBLIC, Fixture.CERTIFICATE, fixture.logs, List.of(api().build()))
                        .build());

        fixture.template()
                .hasResource(
                        BALANCER,
                        Map.of("DependsOn", Match.arrayWith(List.of("OwnPublicSubnet1DefaultRoute32098AE5"))));
    }

    @Test
    void speaks_ipv6_too_when_asked() {
        var fixture = new Fixture();
        new ApplicationEntry(
                fixture.stack,
                "Entry",
                fixture.entryOf(api().build()).ipFamily(IpFamily.DUAL_STACK).build());

        assertThat(only(fixture.template(), BALANCER)).containsEntry("IpAddressType", "dualstack");
    }

    @Test
    void reserves_the_least_capacity_for_ten_thousand_connections() {
        assertThat(only(usual, BALANCER)).containsEntry("MinimumLoadBalancerCapacity", Map.of("CapacityUnits", 100));
        assertThat(only(inner, BALANCER)).doesNotContainKey("MinimumLoadBalancerCapacity");
    }

    @Test
    void speaks_tls_1_3_only_with_its_certificate() {
        assertThat(properties(usual, LISTENER, "EntryHttps1A8BC59B"))
                .containsEntry("Port", 443)
                .containsEntry("Protocol", "HTTPS")
                .containsEntry("SslPolicy", "ELBSecurityPolicy-TLS13-1-3-2021-06")
                .containsEntry("Certificates", List.of(Map.of("CertificateArn", Fixture.CERTIFICATE)));
        assertThat(only(inner, LISTENER)).containsEntry("SslPolicy", "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09");
    }

    @Test
    void shows_each_further_certificate_by_a_resource_of_its_name() {
        var certificates = usual.findResources("AWS::ElasticLoadBalancingV2::ListenerCertificate");

        assertThat(certificates.keySet())
                .anyMatch(id -> id.startsWith("EntryShopCertificate"))
                .anyMatch(id -> id.startsWith("EntryAdminCertificate"))
                .hasSize(2);
    }

    @Test
    void answers_404_where_no_rule_takes_the_request() {
        assertThat(maps(properties(usual, LISTENER, "EntryHttps1A8BC59B"), "DefaultActions"))
                .containsExactly(Map.of(
                        "Type",
                        "fixed-response",
                        "FixedResponseConfig",
                        Map.of("StatusCode", "404", "ContentType", "text/plain", "MessageBody", "Not found")));
    }

    @Test
    void sends_port_80_to_https_for_good() {
        usual.hasResourceProperties(
                LISTENER,
                Map.of(
                        "Port",
                        80,
                        "Protocol",
                        "HTTP",
                        "DefaultActions",
                        List.of(Map.of(
                                "Type",
                                "redirect",
                                "RedirectConfig",
                                Map.of("Protocol", "HTTPS", "Port", "443", "StatusCode", "HTTP_301")))));
    }

    @Test
    void keeps_port_80_shut_when_closed() {
        inner.resourceCountIs(LISTENER, 1);
        assertThat(maps(only(inner, SECURITY_GROUP), "SecurityGroupIngress"))
                .extracting(rule -> rule.get("FromPort"))
                .containsOnly(443);
    }

    @Test
    void puts_security_headers_on_every_answer() {
        assertThat(attributes(properties(usual, LISTENER, "EntryHttps1A8BC59B"), "ListenerAttributes"))
                .containsExactly(
                        entry("routing.http.response.server.enabled", "false"),
                        entry(
                                "routing.http.response.strict_transport_security.header_value",
                                "max-age=31536000; includeSubDomains"),
                        entry("routing.http.response.x_content_type_options.header_value", "nosniff"),
                        entry("routing.http.response.x_frame_options.header_value", "DENY"));
        assertThat(attributes(only(inner, LISTENER), "ListenerAttributes"))
                .contains(
                        entry(
                                "routing.http.response.strict_transport_security.header_value",
                                "max-age=63072000; includeSubDomains; preload"),
                        entry("routing.http.response.x_frame_options.header_value", "SAMEORIGIN"));
    }

    @Test
    void admits_the_world_on_two_ports_and_leaves_to_nobody() {
        var group = only(usual, SECURITY_GROUP);

        assertThat(maps(group, "SecurityGroupIngress"))
                .extracting(rule -> rule.get("FromPort") + " " + rule.getOrDefault("CidrIp", rule.get("CidrIpv6")))
                .containsExactly("443 0.0.0.0/0", "443 ::/0", "80 0.0.0.0/0", "80 ::/0");
        assertThat(maps(group, "SecurityGroupEgress"))
                .extracting(rule -> rule.get("CidrIp"))
                .containsExactly("255.255.255.255/32");
    }

    @Test
    void admits_the_given_ranges_only() {
        assertThat(maps(only(inner, SECURITY_GROUP), "SecurityGroupIngress"))
                .extracting(rule -> rule.getOrDefault("CidrIp", rule.get("CidrIpv6")))
                .containsExactly("10.0.0.0/8", "fd00::/8");
    }

    @Test
    void reaches_its_pods_on_each_services_port_from_both_sides() {
        var own = Map.of("Fn::GetAtt", List.of("EntrySecurityGroup8444322C", "GroupId"));
        for (var port : List.of(3000, 8080)) {
            usual.hasResourceProperties(
                    "AWS::EC2::SecurityGroupEgress",
                    Map.of(
                            "GroupId", own,
                            "DestinationSecurityGroupId", Fixture.PODS,
                            "IpProtocol", "tcp",
                            "FromPort", port,
                            "ToPort", port));
            usual.hasResourceProperties(
                    "AWS::EC2::SecurityGroupIngress",
                    Map.of(
                            "GroupId", Fixture.PODS,
                            "SourceSecurityGroupId", own,
                            "IpProtocol", "tcp",
                            "FromPort", port,
                            "ToPort", port));
        }
        usual.resourceCountIs("AWS::EC2::SecurityGroupEgress", 2);
        usual.resourceCountIs("AWS::EC2::SecurityGroupIngress", 2);
    }

    @Test
    void checks_the_health_of_pods_every_thirty_seconds() {
        assertThat(properties(usual, GROUP, "EntryApiBlue604C8318"))
                .containsEntry("TargetType", "ip")
                .containsEntry("VpcId", "vpc-0bbbbbbbbbbbbbbbb")
                .containsEntry("Port", 80)
                .containsEntry("Protocol", "HTTP")
                .containsEntry("ProtocolVersion", "HTTP1")
                .containsEntry("HealthCheckPath", "/health")
                .containsEntry("HealthCheckPort", "traffic-port")
                .containsEntry("HealthCheckProtocol", "HTTP")
                .containsEntry("HealthCheckIntervalSeconds", 30)
                .containsEntry("HealthCheckTimeoutSeconds", 5)
                .containsEntry("HealthyThresholdCount", 2)
                .containsEntry("UnhealthyThresholdCount", 3)
                .containsEntry("Matcher", Map.of("HttpCode", "200"))
                .doesNotContainKey("Name");
    }

    @Test
    void a_service_that_moves_to_another_port_keeps_its_target_groups() {
        var before = new Fixture();
        new ApplicationEntry(
                before.stack, "Entry", before.entryOf(webService(8080)).build());
        var after = new Fixture();
        new ApplicationEntry(
                after.stack, "Entry", after.entryOf(webService(8081)).build());

        assertThat(after.template().findResources(GROUP))
                .isEqualTo(before.template().findResources(GROUP));
    }

    @Test
    void routes_by_host_and_path_at_the_given_priority() {
        usual.hasResourceProperties(
                RULE,
                Map.of(
                        "Priority",
                        200,
                        "Conditions",
                        List.of(
                                Map.of(
                                        "Field",
                                        "host-header",
                                        "HostHeaderConfig",
                                        Map.of("Values", List.of("shop.example.com"))),
                                Map.of(
                                        "Field",
                                        "path-pattern",
                                        "PathPatternConfig",
                                        Map.of("Values", List.of("/*"))))));
        usual.hasResourceProperties(
                RULE,
                Map.of(
                        "Priority",
                        100,
                        "Conditions",
                        List.of(Map.of(
                                "Field", "path-pattern", "PathPatternConfig", Map.of("Values", List.of("/api/*"))))));
    }

    @Test
    void gives_nothing_a_physical_name() {
        for (var type : List.of(BALANCER, GROUP)) {
            assertThat(usual.findResources(type).keySet())
                    .allSatisfy(id -> assertThat(properties(usual, type, id)).doesNotContainKey("Name"));
        }
    }

    @Test
    void keeps_the_logical_ids_that_others_bind_to() {
        assertThat(usual.findResources(BALANCER)).containsOnlyKeys("Entry");
        assertThat(usual.findResources(GROUP)).containsOnlyKeys("EntryApiBlue604C8318", "EntryWebShopBlueA7AD80E9");
    }

    @Test
    void tells_others_what_to_bind_to() {
        var fixture = new Fixture();
        var named = new ApplicationEntry(
                fixture.stack, "Entry", fixture.entryOf(api().build()).build());

        assertThat(fixture.stack.resolve(List.of(
                        named.loadBalancerArn(),
                        named.dnsName(),
                        named.canonicalHostedZoneId(),
                        named.fullName(),
                        named.securityGroupId(),
                        named.targetGroupArn("api", Colour.BLUE),
                        named.targetGroupFullName("api", Colour.BLUE))))
                .isEqualTo(List.of(
                        Map.of("Ref", "Entry"),
                        Map.of("Fn::GetAtt", List.of("Entry", "DNSName")),
                        Map.of("Fn::GetAtt", List.of("Entry", "CanonicalHostedZoneID")),
                        Map.of("Fn::GetAtt", List.of("Entry", "LoadBalancerFullName")),
                        Map.of("Fn::GetAtt", List.of("EntrySecurityGroup8444322C", "GroupId")),
                        Map.of("Ref", "EntryApiBlue604C8318"),
                        Map.of("Fn::GetAtt", List.of("EntryApiBlue604C8318", "TargetGroupFullName"))));
    }

    @Test
    void refuses_a_service_or_colour_that_it_does_not_have() {
        assertThatThrownBy(() -> entry.targetGroupArn("mail", Colour.BLUE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("service must be one of [api, web-shop], got 'mail'");
        assertThatThrownBy(() -> entry.targetGroupArn("api", Colour.GREEN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("service 'api' has the colours [BLUE], got GREEN; split its traffic to have both");
    }

    @Test
    void refuses_to_open_one_way_twice() {
        var fixture = new Fixture();
        var once = new ApplicationEntry(
                fixture.stack, "Entry", fixture.entryOf(api().build()).build());
        once.admitTo("pods", Fixture.PODS, 8080);

        assertThatThrownBy(() -> once.admitTo("nodes", Fixture.PODS, 8080))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "port 8080 of 'nodes' must be admitted once, got it again; its security group is already reached there");
    }

    @Test
    void refuses_subnets_of_one_zone() {
        var fixture = new Fixture();
        var props = ApplicationEntryProps.builder(
                        fixture.vpc,
                        SubnetSelection.builder()
                                .subnets(List.of(fixture.vpc.getPublicSubnets().get(0)))
                                .build(),
                        Fixture.CERTIFICATE,
                        fixture.logs,
                        List.of(api().build()))
                .build();

        assertThatThrownBy(() -> new ApplicationEntry(fixture.stack, "Entry", props))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("subnets must span at least 2 zones, got [us-east-1a]");
    }

    @Test
    void refuses_two_subnets_in_one_zone() {
        var fixture = new Fixture();
        var props = ApplicationEntryProps.builder(
                        fixture.vpc,
                        SubnetSelection.builder()
                                .subnets(List.of(
                                        fixture.vpc.getPublicSubnets().get(0),
                                        fixture.vpc.getPrivateSubnets().get(0)))
                                .build(),
                        Fixture.CERTIFICATE,
                        fixture.logs,
                        List.of(api().build()))
                .build();

        assertThatThrownBy(() -> new ApplicationEntry(fixture.stack, "Entry", props))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("subnets must be one in each zone, got two in us-east-1a; select one tier");
    }

    private static WebService webService(int port) {
        return WebService.builder("web", port, Route.ofPaths(100, "/*")).build();
    }
}
