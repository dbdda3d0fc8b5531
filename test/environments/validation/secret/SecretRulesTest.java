package dev.meridian.environments.validation.secret;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meridian.environments.validation.Spoilt;
import dev.meridian.environments.workload.SecretDefinition;
import dev.meridian.environments.workload.SecretDefinition.Source.CacheUrl;
import dev.meridian.environments.workload.SecretDefinition.Source.DatabaseUrl;
import dev.meridian.environments.workload.SecretDefinition.Source.Generated;
import dev.meridian.environments.workload.SecretDefinition.Source.SharedBy;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SecretRulesTest {
    static Stream<Spoilt> spoilt() {
        return Stream.of(
                Spoilt.namespace(
                        "secret name must be 1 to 63 lower-case letters, digits and hyphens, no hyphen at either end, got 'db_login'",
                        it -> it.secrets(SecretDefinition.of("db_login", "password", new Generated(32)))),
                Spoilt.namespace(
                        "namespace 'application': secret 'login' is defined twice; give each its own name",
                        it -> it.secrets(
                                SecretDefinition.of("login", "a", new Generated(32)),
                                SecretDefinition.of("login", "b", new Generated(32)))),
                Spoilt.namespace(
                        "secret 'application/login': keys must name at least one, got none",
                        it -> it.secrets(new SecretDefinition("login", Map.of()))),
                Spoilt.namespace(
                        "secret 'application/login': key must be 1 to 253 letters, digits, hyphens, underscores and full stops, got 'pass word'",
                        it -> it.secrets(SecretDefinition.of("login", "pass word", new Generated(32)))),
                Spoilt.namespace(
                        "secret 'application/login': key 'password': length must be between 16 and 256, got 15; shorter ones can be guessed",
                        it -> it.secrets(SecretDefinition.of("login", "password", new Generated(15)))),
                Spoilt.namespace(
                        "secret 'application/login': key 'password': is shared by key 'password' of secret 'other/login', which does not exist; name an existing one or define it",
                        it -> it.secrets(
                                SecretDefinition.of("login", "password", new SharedBy("other", "login", "password")))),
                Spoilt.namespace(
                        "secret 'application/login': key 'password': is shared by key 'password' of secret 'application/login', which must be generated or provided itself; name that one",
                        it -> it.secrets(SecretDefinition.of(
                                "login", "password", new SharedBy("application", "login", "password")))),
                Spoilt.namespace(
                        "secret 'application/login': key 'url': is the address of database 'main', which no login is for; name one of [] or define a login",
                        it -> it.secrets(SecretDefinition.of("login", "url", new DatabaseUrl("main")))),
                Spoilt.namespace(
                        "secret 'application/login': key 'url': is the address of cache 'cache', which has no login by password; name one of [] or set its login to PASSWORD",
                        it -> it.secrets(SecretDefinition.of("login", "url", new CacheUrl("cache")))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("spoilt")
    void refuses_what_is_wrong_and_names_it_with_its_cure(Spoilt spoilt) {
        assertThat(spoilt.found()).contains(spoilt.problem());
    }
}
