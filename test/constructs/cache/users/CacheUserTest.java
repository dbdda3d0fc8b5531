package dev.meridian.constructs.cache.users;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CacheUserTest {
    @Test
    void refuses_users_that_elasticache_would_refuse() {
        assertThatThrownBy(() -> CacheUser.withIam("Read_Only"))
                .hasMessage("name of a cache user must be lower-case words joined by hyphens, got 'Read_Only'");
        assertThatThrownBy(() -> CacheUser.withIam("default"))
                .hasMessage("name of a cache user must not start with 'default', which is the engine's own user, got"
                        + " 'default'");
    }

    @Test
    void refuses_an_access_string_that_never_lets_its_user_in() {
        assertThatThrownBy(() -> new CacheUser("app", "~* +@all", CacheUser.Authentication.IAM))
                .hasMessage("access string of 'app' must contain 'on', or the user can never log in, got '~* +@all'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nopass", "resetpass", "reset", ">open-sesame", "#0a"})
    void refuses_passwords_in_access_strings_without_repeating_them(String rule) {
        assertThatThrownBy(() -> new CacheUser("app", "on ~* +@read " + rule, CacheUser.Authentication.IAM))
                .hasMessage("access string of 'app' must not set or lift passwords: choose an authentication instead");
    }
}
