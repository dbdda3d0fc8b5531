package dev.meridian.constructs.balancing.application;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class SecurityHeadersTest {
    @Test
    void refuses_to_preload_for_less_than_a_year() {
        refuses(
                () -> new SecurityHeaders(300, SecurityHeaders.HstsScope.PRELOAD, SecurityHeaders.Framing.DENY),
                "hstsSeconds must be at least 31536000 for PRELOAD, got 300");
    }

    private static void refuses(ThrowingCallable building, String message) {
        assertThatThrownBy(building)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
