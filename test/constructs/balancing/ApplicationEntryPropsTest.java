package dev.meridian.constructs.balancing;

import static dev.meridian.constructs.balancing.Fixture.api;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.meridian.constructs.balancing.application.HttpHandling;
import dev.meridian.constructs.balancing.application.IpFamily;
import dev.meridian.constructs.balancing.application.PlainHttp;
import dev.meridian.constructs.balancing.loadbalancer.Exposure;
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

class ApplicationEntryPropsTest {
    private static Fixture fixture;

    @BeforeAll
    static void opens_a_stack() {
        fixture = new Fixture();
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

    private static void refuses(ThrowingCallable building, String message) {
        assertThatThrownBy(building)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
