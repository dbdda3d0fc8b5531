package dev.meridian.constructs.balancing.application;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class HttpHandlingTest {
    @Test
    void refuses_times_out_of_range() {
        refuses(
                () -> HttpHandling.builder().idleTimeoutSeconds(4_001).build(),
                "idleTimeoutSeconds must be 1 to 4000, got 4001");
        refuses(
                () -> HttpHandling.builder().clientKeepAliveSeconds(59).build(),
                "clientKeepAliveSeconds must be 60 to 604800, got 59");
    }

    private static void refuses(ThrowingCallable building, String message) {
        assertThatThrownBy(building)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
