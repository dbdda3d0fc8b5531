package dev.meridian.constructs.firewall.requests;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class RequestMatchTest {
    private static final RequestMatch LOGIN = new RequestMatch.PathPrefix("/login");

    @Test
    void refuses_matches_that_mean_nothing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RequestMatch.PathPrefix("login"))
                .withMessage("prefix must begin with '/' and have at most 200 characters, got 'login'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RequestMatch.AnyOf(List.of(LOGIN)))
                .withMessage("AnyOf must hold at least 2 matches, got 1; use the match itself");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RequestMatch.Method("post"))
                .withMessage("method must be in capitals such as POST, got 'post'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RequestMatch.HeaderPresent("x api key"))
                .withMessage("header must be an HTTP header's name of at most 64 characters, got 'x api key'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RequestMatch.Labelled("with space"))
                .withMessage("label must be 1 to 1024 letters, digits, '_', '-' or ':', got 'with space'");
    }

    @Test
    void does_not_reveal_a_header_value_it_refuses() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RequestMatch.HeaderIs("x-origin", "x".repeat(201)))
                .withMessage("value of header 'x-origin' must have 1 to 200 characters, got 201");
    }

    @Test
    void refuses_a_header_for_addresses_that_waf_cannot_read() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ClientAddress.Forwarded("X_Forwarded", ClientAddress.Position.FIRST))
                .withMessage("header must be 1 to 255 letters, digits or '-', got 'X_Forwarded'");
    }
}
