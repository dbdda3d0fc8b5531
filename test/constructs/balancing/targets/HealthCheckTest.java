package dev.meridian.constructs.balancing.targets;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class HealthCheckTest {
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

    private static void refuses(ThrowingCallable building, String message) {
        assertThatThrownBy(building)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
