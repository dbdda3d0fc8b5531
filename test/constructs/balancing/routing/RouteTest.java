package dev.meridian.constructs.balancing.routing;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RouteTest {
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

    private static void refuses(ThrowingCallable building, String message) {
        assertThatThrownBy(building)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
