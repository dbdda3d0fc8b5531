package dev.meridian.constructs.balancing;

import static dev.meridian.constructs.balancing.Fixture.api;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.meridian.constructs.balancing.application.Capacity;
import dev.meridian.constructs.balancing.application.HttpHandling;
import dev.meridian.constructs.balancing.application.IpFamily;
import dev.meridian.constructs.balancing.application.PlainHttp;
import dev.meridian.constructs.balancing.application.SecurityHeaders;
import dev.meridian.constructs.balancing.loadbalancer.Exposure;
import dev.meridian.constructs.balancing.loadbalancer.LoadBalancerLogs;
import dev.meridian.constructs.balancing.loadbalancer.Sources;
import dev.meridian.constructs.balancing.routing.Route;
import dev.meridian.constructs.balancing.routing.WebService;
import dev.meridian.constructs.balancing.targets.HealthCheck;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awscdk.services.kms.Key;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketEncryption;

class PropsTest {
    private static Fixture fixture;

    @BeforeAll
    static void opens_a_stack() {
        fixture = new Fixture();
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 100", "3000, 1, 100", "3001, 2, 100", "10000, 4, 100", "300000, 100, 100", "300001, 101, 101"})
    void capacity_is_counted_in_units_of_three_thousand_connections(int connections, int needed, int reserved) {
        var capacity = new Capacity.Reserved(connections);

        assertThat(capacity.neededUnits()).isEqualTo(needed);
        assertThat(capacity.reservedUnits()).isEqualTo(reserved);
    }

    @Test
    void refuses_capacity_beyond_what_one_load_balancer_may_reserve() {
        refuses(() -> new Capacity.Reserved(45_000_001), "concurrentConnections must be 1 to 45000000, got 45000001");
    }

    @Test
    void refuses_the_prefix_list_of_cloudfront_on_two_ports() {
        var list = new Sources.PrefixList("pl-3b927c52");

        refuses(
                () -> fixture.entryOf(api().build()).sources(list).build(),
                "sources must fit a security group's 60 rules, got 110 on 2 ports; open fewer ports or name fewer ranges");
        assertThat(fixture.entryOf(api().build())
                        .sources(list)
                        .plainHttp(PlainHttp.CLOSED)
                        .build()
                        .sources())
                .isEqualTo(list);
    }

    @Test
    void opens_a_port_to_a_prefix_list_or_to_groups() {
        var list = new Sources.PrefixList("pl-3b927c52").admittedOn(443);
        var groups = new Sources.Groups(List.of("sg-1", "sg-2")).admittedOn(443);

        assertThat(list).singleElement().satisfies(rule -> {
            assertThat(rule.getSourcePrefixListId()).isEqualTo("pl-3b927c52");
            assertThat(rule.getFromPort()).isEqualTo(443);
            assertThat(rule.getCidrIp()).isNull();
        });
        assertThat(groups).extracting(rule -> rule.getSourceSecurityGroupId()).containsExactly("sg-1", "sg-2");
    }

    @Test
    void refuses_sources_that_name_nobody() {
        refuses(() -> new Sources.Ranges(List.of()), "cidrs must name at least one source, got []");
        refuses(() -> new Sources.Groups(List.of()), "securityGroupIds must name at least one source, got []");
        refuses(
                () -> new Sources.PrefixList("cloudfront"),
                "prefixListId must be an id such as pl-3b927c52, got 'cloudfront'");
    }

    @Test
    void refuses_an_internal_entry_for_anyone_or_over_ipv6() {
        refuses(
                () -> fixture.entryOf(api().build()).exposure(Exposure.INTERNAL).build(),
                "an internal load balancer must name its sources, got anyone; give ranges or security groups");
        refuses(
                () -> fixture.entryOf(api().build())
                        .exposure(Exposure.INTERNAL)
                        .sources(new Sources.Ranges(List.of("10.0.0.0/8")))
                        .ipFamily(IpFamily.DUAL_STACK)
                        .build(),
                "an internal load balancer must use IPV4, got DUAL_STACK");
    }

    @Test
    void refuses_services_that_share_a_name_or_a_priority() {
        refuses(() -> fixture.entryOf().build(), "services must name at least one service, got none");
        refuses(
                () -> fixture.entryOf(api().build(), api().build()).build(),
                "services must differ in name, got 'api' twice");
        refuses(
                () -> fixture.entryOf(
                                api().build(),
                                WebService.builder("web", 80, Route.ofPaths(100, "/*"))
                                        .build())
                        .build(),
                "routes must differ in priority, got 100 again at service 'web'");
    }

    @Test
    void refuses_more_routes_than_a_load_balancer_holds() {
        var routes = IntStream.rangeClosed(1, 101)
                .mapToObj(priority -> Route.ofPaths(priority, "/" + priority))
                .toArray(Route[]::new);

        refuses(
                () -> fixture.entryOf(WebService.builder("api", 80, routes).build())
                        .build(),
                "the number of routes must be 1 to 100, got 101");
    }

    @Test
    void refuses_grpc_without_http2() {
        var rpc = WebService.builder("rpc", 9000, Route.ofPaths(1, "/*"))
                .version(WebService.HttpVersion.GRPC)
                .healthCheck(HealthCheck.grpc())
                .build();

        refuses(
                () -> fixture.entryOf(rpc)
                        .handling(HttpHandling.builder()
                                .http2(HttpHandling.Http2.OFF)
                                .build())
                        .build(),
                "http2 must be ON for the gRPC service 'rpc', got OFF");
    }

    @Test
    void keeps_further_certificates_in_the_order_of_their_names() {
        var props = fixture.entryOf(api().build())
                .furtherCertificateArns(Map.of("web", "w", "admin", "a", "shop", "s"))
                .build();

        assertThat(props.furtherCertificateArns().keySet()).containsExactly("admin", "shop", "web");
    }

    @ParameterizedTest
    @ValueSource(strings = {"api", "api.example.com/", "*.example.c0m", "api_v1.example.com"})
    void refuses_a_host_that_is_none(String host) {
        refuses(
                () -> Route.ofHosts(1, host),
                "a host must look like api.example.com or *.example.com and have at most 128 characters, got '%s'"
                        .formatted(host));
    }

    @ParameterizedTest
    @ValueSource(strings = {"api", "/api?x y", "/ä"})
    void refuses_a_path_that_is_none(String path) {
        refuses(
                () -> Route.ofPaths(1, path),
                "a path must look like /api/* and have at most 128 characters, got '%s'".formatted(path));
    }

    @Test
    void refuses_a_route_beyond_its_quotas() {
        refuses(() -> Route.ofPaths(9), "route 9 must name a host or a path; for everything use the path /*");
        refuses(
                () -> Route.ofPaths(9, "/a", "/b", "/c", "/d", "/e", "/f"),
                "route 9 must have at most 5 hosts and paths together, got 6; split it into two routes");
        refuses(
                () -> Route.ofPaths(9, "/*/*/*", "/*/*/*"),
                "route 9 must have at most 5 wildcards, got 6; split it into two routes");
        refuses(() -> Route.ofPaths(50_001, "/"), "priority must be 1 to 50000, got 50001");
    }

    @Test
    void refuses_a_health_check_that_cannot_end_in_time() {
        refuses(
                () -> new HealthCheck("/health", "200", 10, 10, 2, 2),
                "timeoutSeconds must be less than intervalSeconds, got 10 and 10; a check ends before the next begins");
        refuses(
                () -> HealthCheck.of("health"),
                "the health check's path must start with / and have at most 1024 characters, got 'health'");
        refuses(
                () -> new HealthCheck("/health", "OK", 30, 5, 2, 2),
                "successCodes must be codes or ranges joined by commas, such as 200 or 200-299, got 'OK'");
        refuses(() -> new HealthCheck("/health", "200", 4, 2, 2, 2), "intervalSeconds must be 5 to 300, got 4");
        refuses(() -> new HealthCheck("/health", "200", 30, 5, 1, 2), "healthyAfter must be 2 to 10, got 1");
        refuses(() -> new HealthCheck("/health", "200", 30, 5, 2, 11), "unhealthyAfter must be 2 to 10, got 11");
    }

    @Test
    void refuses_times_out_of_range() {
        refuses(
                () -> HttpHandling.builder().idleTimeoutSeconds(4_001).build(),
                "idleTimeoutSeconds must be 1 to 4000, got 4001");
        refuses(
                () -> HttpHandling.builder().clientKeepAliveSeconds(59).build(),
                "clientKeepAliveSeconds must be 60 to 604800, got 59");
    }

    @Test
    void refuses_to_preload_for_less_than_a_year() {
        refuses(
                () -> new SecurityHeaders(300, SecurityHeaders.HstsScope.PRELOAD, SecurityHeaders.Framing.DENY),
                "hstsSeconds must be at least 31536000 for PRELOAD, got 300");
    }

    @Test
    void refuses_a_bucket_that_logs_cannot_be_delivered_to() {
        var encrypted = Bucket.Builder.create(fixture.stack, "Encrypted")
                .encryption(BucketEncryption.KMS)
                .encryptionKey(new Key(fixture.stack, "Key"))
                .build();

        refuses(
                () -> new LoadBalancerLogs.OwnBucket(encrypted, "atlas"),
                "the bucket for logs under 'atlas' must use S3-managed encryption, got a KMS key;"
                        + " load balancers cannot deliver logs to it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/atlas", "atlas/", "", "atlas/AWSLogs"})
    void refuses_a_prefix_that_is_no_folder(String prefix) {
        refuses(
                () -> new LoadBalancerLogs.NamedBucket("logs", prefix),
                "prefix must be a folder without a slash at its ends and without AWSLogs, got '%s'".formatted(prefix));
    }

    private static void refuses(ThrowingCallable building, String message) {
        assertThatThrownBy(building)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
