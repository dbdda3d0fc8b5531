package dev.meridian.constructs.balancing.routing;

import static dev.meridian.constructs.balancing.Fixture.api;
import static dev.meridian.constructs.balancing.Fixture.attributes;
import static dev.meridian.constructs.balancing.Fixture.maps;
import static dev.meridian.constructs.balancing.Fixture.properties;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import dev.meridian.constructs.balancing.ApplicationEntry;
import dev.meridian.constructs.balancing.Fixture;
import dev.meridian.constructs.balancing.loadbalancer.CrossZone;
import dev.meridian.constructs.balancing.targets.GroupHealth;
import dev.meridian.constructs.balancing.targets.HealthCheck;
import dev.meridian.constructs.balancing.targets.HealthFloor;
import dev.meridian.constructs.balancing.targets.Stickiness;
import dev.meridian.constructs.balancing.targets.TargetChoice;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.assertions.Template;

class WebServiceTest {
    private static final String GROUP = "AWS::ElasticLoadBalancingV2::TargetGroup";

    private static Template template;

    @BeforeAll
    static void builds_one_service_of_each_kind() {
        var fixture = new Fixture();
        new ApplicationEntry(
                fixture.stack,
                "Entry",
                fixture.entryOf(
                                WebService.builder("turns", 8000, Route.ofPaths(1, "/turns"))
                                        .choice(new TargetChoice.RoundRobin(120))
                                        .build(),
                                WebService.builder("least", 8001, Route.ofPaths(2, "/least"))
                                        .choice(new TargetChoice.LeastOutstanding())
                                        .stickiness(new Stickiness.BalancerCookie(3_600))
                                        .deregistrationDelaySeconds(300)
                                        .groupHealth(new GroupHealth(
                                                new HealthFloor.Percent(50), new HealthFloor.Targets(2)))
                                        .build(),
                                WebService.builder("random", 8002, Route.ofPaths(3, "/random"))
                                        .choice(new TargetChoice.WeightedRandom(TargetChoice.AnomalyMitigation.ON))
                                        .crossZone(CrossZone.OFF)
                                        .groupHealth(new GroupHealth(
                                                new HealthFloor.Targets(3), new HealthFloor.Percent(20)))
                                        .build(),
                                WebService.builder("rpc", 9000, Route.ofHosts(4, "rpc.example.com"))
                                        .protocol(WebService.Protocol.HTTPS)
                                        .version(WebService.HttpVersion.GRPC)
                                        .healthCheck(HealthCheck.grpc())
                                        .stickiness(new Stickiness.ApplicationCookie("session", 60))
                                        .build())
                        .build());
        template = fixture.template();
    }

    @Test
    void eases_new_pods_in_when_they_take_turns() {
        assertThat(attributesOf("EntryTurnsBlue"))
                .contains(
                        entry("load_balancing.algorithm.type", "round_robin"),
                        entry("slow_start.duration_seconds", "120"),
                        entry("deregistration_delay.timeout_seconds", "25"),
                        entry("load_balancing.cross_zone.enabled", "true"),
                        entry("stickiness.enabled", "false"));
    }

    @Test
    void sends_to_the_least_busy_pod_and_stays_with_it() {
        assertThat(attributesOf("EntryLeastBlue"))
                .contains(
                        entry("load_balancing.algorithm.type", "least_outstanding_requests"),
                        entry("slow_start.duration_seconds", "0"),
                        entry("deregistration_delay.timeout_seconds", "300"),
                        entry("stickiness.enabled", "true"),
                        entry("stickiness.type", "lb_cookie"),
                        entry("stickiness.lb_cookie.duration_seconds", "3600"));
    }

    @Test
    void sends_less_to_pods_that_fail_more() {
        assertThat(attributesOf("EntryRandomBlue"))
                .contains(
                        entry("load_balancing.algorithm.type", "weighted_random"),
                        entry("load_balancing.algorithm.anomaly_mitigation", "on"),
                        entry("load_balancing.cross_zone.enabled", "false"));
        assertThat(attributesOf("EntryTurnsBlue")).doesNotContainKey("load_balancing.algorithm.anomaly_mitigation");
    }

    @Test
    void takes_a_zone_out_of_dns_and_fails_open_at_the_given_floors() {
        var dns = "target_group_health.dns_failover.minimum_healthy_targets.";
        var routing = "target_group_health.unhealthy_state_routing.minimum_healthy_targets.";

        assertThat(attributesOf("EntryTurnsBlue"))
                .contains(
                        entry(dns + "count", "1"),
                        entry(dns + "percentage", "off"),
                        entry(routing + "count", "1"),
                        entry(routing + "percentage", "off"));
        assertThat(attributesOf("EntryLeastBlue"))
                .contains(
                        entry(dns + "count", "off"),
                        entry(dns + "percentage", "50"),
                        entry(routing + "count", "2"),
                        entry(routing + "percentage", "off"));
        assertThat(attributesOf("EntryRandomBlue"))
                .contains(
                        entry(dns + "count", "3"),
                        entry(dns + "percentage", "off"),
                        entry(routing + "count", "1"),
                        entry(routing + "percentage", "20"));
    }

    @Test
    void asks_grpc_pods_by_their_own_protocol() {
        assertThat(properties(template, GROUP, id("EntryRpcBlue")))
                .containsEntry("Protocol", "HTTPS")
                .containsEntry("ProtocolVersion", "GRPC")
                .containsEntry("HealthCheckProtocol", "HTTPS")
                .containsEntry("HealthCheckPath", "/grpc.health.v1.Health/Check")
                .containsEntry("Matcher", Map.of("GrpcCode", "0"));
        assertThat(attributesOf("EntryRpcBlue"))
                .contains(
                        entry("stickiness.type", "app_cookie"),
                        entry("stickiness.app_cookie.cookie_name", "session"),
                        entry("stickiness.app_cookie.duration_seconds", "60"));
    }

    @Test
    void tags_a_group_with_its_service_and_colour() {
        assertThat(maps(properties(template, GROUP, id("EntryTurnsBlue")), "Tags"))
                .contains(Map.of("Key", "service", "Value", "turns"), Map.of("Key", "colour", "Value", "blue"));
    }

    @Test
    void refuses_a_name_that_could_share_an_id() {
        refuses(
                () -> WebService.builder("auth-1", 80, Route.ofPaths(1, "/")).build(),
                "a service's name must be lower-case words joined by hyphens, each starting with a letter, got 'auth-1'");
    }

    @Test
    void refuses_a_service_without_routes() {
        refuses(() -> WebService.builder("api", 80).build(), "service 'api' must have at least one route, got none");
    }

    @Test
    void refuses_two_routes_of_one_priority() {
        refuses(
                () -> WebService.builder("api", 80, Route.ofPaths(7, "/a"), Route.ofPaths(7, "/b"))
                        .build(),
                "routes of 'api' must differ in priority, got 7 twice");
    }

    @Test
    void refuses_a_port_that_does_not_exist() {
        refuses(
                () -> WebService.builder("api", 70_000, Route.ofPaths(1, "/")).build(),
                "port of api must be 1 to 65535, got 70000");
    }

    @Test
    void refuses_http_codes_for_grpc_and_server_errors_as_health() {
        refuses(
                () -> api().version(WebService.HttpVersion.GRPC).build(),
                "successCodes of 'api' must be 0 to 99 for GRPC, got '200'");
        refuses(
                () -> api().healthCheck(new HealthCheck("/health", "200-500", 30, 5, 2, 2))
                        .build(),
                "successCodes of 'api' must be 200 to 499 for HTTP1, got '200-500'");
    }

    @Test
    void refuses_stickiness_where_load_balancing_cannot_keep_it() {
        var sticky = new Stickiness.BalancerCookie(60);

        refuses(
                () -> api().stickiness(sticky)
                        .choice(new TargetChoice.WeightedRandom(TargetChoice.AnomalyMitigation.OFF))
                        .build(),
                "service 'api' must not be sticky with weighted random choice; take turns instead");
        refuses(
                () -> api().stickiness(sticky).crossZone(CrossZone.OFF).build(),
                "service 'api' must not be sticky without cross-zone balancing; turn it on");
        refuses(
                () -> api().stickiness(sticky)
                        .split(new TrafficSplit.BlueGreen(Colour.BLUE))
                        .build(),
                "service 'api' is sticky, so its split between two colours must have an affinity, got none");
        assertThat(api().stickiness(sticky)
                        .split(new TrafficSplit.BlueGreen(Colour.BLUE, new GroupAffinity.For(60)))
                        .build()
                        .stickiness())
                .isEqualTo(sticky);
    }

    @Test
    void refuses_a_cookie_of_the_load_balancers_own_name() {
        refuses(
                () -> new Stickiness.ApplicationCookie("AWSALBAPP-0", 60),
                "the cookie's name must be the application's own and not start with AWSALB, got 'AWSALBAPP-0'");
    }

    @Test
    void refuses_a_slow_start_out_of_range() {
        refuses(() -> new TargetChoice.RoundRobin(10), "slowStartSeconds, if not 0, must be 30 to 900, got 10");
    }

    @Test
    void refuses_a_delay_out_of_range() {
        refuses(
                () -> api().deregistrationDelaySeconds(3_601).build(),
                "deregistrationDelaySeconds of api must be 0 to 3600, got 3601");
    }

    @Test
    void refuses_health_floors_in_the_wrong_order() {
        refuses(
                () -> new GroupHealth(new HealthFloor.Targets(1), new HealthFloor.Targets(2)),
                "zoneLeavesDns must not be below sendToAll, got 1 and 2; the zone leaves DNS first");
        refuses(() -> new HealthFloor.Percent(0), "percent must be 1 to 100, got 0");
        refuses(() -> new HealthFloor.Targets(0), "targets must be at least 1, got 0");
    }

    private static void refuses(ThrowingCallable building, String message) {
        assertThatThrownBy(building)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    private static Map<String, Object> attributesOf(String idPrefix) {
        return attributes(properties(template, GROUP, id(idPrefix)), "TargetGroupAttributes");
    }

    private static String id(String prefix) {
        return template.findResources(GROUP).keySet().stream()
                .filter(id -> id.startsWith(prefix))
                .findFirst()
                .orElseThrow();
    }
}
