package dev.meridian.environments.validation.container;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meridian.environments.validation.Definitions;
import dev.meridian.environments.validation.Sample;
import dev.meridian.environments.validation.Spoilt;
import dev.meridian.environments.workload.SecretDefinition;
import dev.meridian.environments.workload.SecretDefinition.Source;
import dev.meridian.environments.workload.container.Configuration;
import dev.meridian.environments.workload.container.Use;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class VariableRulesTest {
    static Stream<Spoilt> spoilt() {
        return Stream.of(
                Spoilt.namespace(
                        "service 'application/web': variable must be letters, digits and underscores, no digit first, got '1ST'",
                        it -> it.secrets(SecretDefinition.of("login", "password", new Source.Generated(32)))
                                .services(
                                        Sample.exposed().environment("1ST", "").build())),
                Spoilt.namespace(
                        "service 'application/web': variable 'API_TOKEN' must not hold a text, for its name says that it is secret, got 7 characters; name a secret's key",
                        it -> it.secrets(SecretDefinition.of("login", "password", new Source.Generated(32)))
                                .services(Sample.exposed()
                                        .environment("API_TOKEN", "hunter2")
                                        .build())),
                Spoilt.namespace(
                        "service 'application/web': variable 'DATABASE_URL' holds a password in an address, of 7 characters; name a secret's key and put $(NAME) in its place",
                        it -> it.secrets(SecretDefinition.of("login", "password", new Source.Generated(32)))
                                .services(Sample.exposed()
                                        .environment("DATABASE_URL", "postgresql://web:hunter2@db:5432/main")
                                        .build())),
                Spoilt.namespace(
                        "service 'application/web': variable 'UPSTREAM' holds a key that nobody may know, in a text of 24 characters; name a secret's key",
                        it -> it.secrets(SecretDefinition.of("login", "password", new Source.Generated(32)))
                                .services(Sample.exposed()
                                        .environment("UPSTREAM", "id=" + "AKI" + "A" + "ABCDEFGHIJKLMNOP" + ";")
                                        .build())),
                Spoilt.namespace(
                        "service 'application/web': variable 'UPSTREAM' holds a key that nobody may know, in a text of 22 characters; name a secret's key",
                        it -> it.secrets(SecretDefinition.of("login", "password", new Source.Generated(32)))
                                .services(Sample.exposed()
                                        .environment("UPSTREAM", "LS0tLS1CRUdJTiBQUklWQV")
                                        .build())),
                Spoilt.namespace(
                        "service 'application/web': variable 'URL' refers to 'HOST', which is neither a variable nor an entry; set it or write $$ for a dollar sign",
                        it -> it.secrets(SecretDefinition.of("login", "password", new Source.Generated(32)))
                                .services(Sample.exposed()
                                        .environment("URL", "http://$(HOST)/")
                                        .build())),
                Spoilt.namespace(
                        "service 'application/web': variable 'URL' refers to 'HOST', which is set no earlier; move it up",
                        it -> it.secrets(SecretDefinition.of("login", "password", new Source.Generated(32)))
                                .services(Sample.exposed()
                                        .environment("URL", "http://$(HOST)/")
                                        .environment("HOST", "localhost")
                                        .build())),
                Spoilt.namespace(
                        "service 'application/web': variable 'DB_PASSWORD' must name a secret, got a text of 9 characters that cannot be a name; if it is the secret itself, put it into Secrets Manager and change it",
                        it -> it.secrets(SecretDefinition.of("login", "password", new Source.Generated(32)))
                                .services(Sample.exposed()
                                        .secret("DB_PASSWORD", "Hunter2=!", "password")
                                        .build())),
                Spoilt.namespace(
                        "service 'application/web': variable 'DB_PASSWORD' must name a secret, got a text of 64 characters that cannot be a name; if it is the secret itself, put it into Secrets Manager and change it",
                        it -> it.secrets(SecretDefinition.of("login", "password", new Source.Generated(32)))
                                .services(Sample.exposed()
                                        .secret("DB_PASSWORD", "a".repeat(64), "password")
                                        .build())),
                Spoilt.namespace(
                        "service 'application/web': variable 'DB_PASSWORD' must name a key of secret 'login', got a text of 8 characters that cannot be a name; if it is the secret itself, put it into Secrets Manager and change it",
                        it -> it.secrets(SecretDefinition.of("login", "password", new Source.Generated(32)))
                                .services(Sample.exposed()
                                        .secret("DB_PASSWORD", "login", "hunter2!")
                                        .build())),
                Spoilt.namespace(
                        "service 'application/web': variable 'DB_PASSWORD' names secret 'logins', which namespace 'application' does not have; name one of [login] or define it",
                        it -> it.secrets(SecretDefinition.of("login", "password", new Source.Generated(32)))
                                .services(Sample.exposed()
                                        .secret("DB_PASSWORD", "logins", "password")
                                        .build())),
                Spoilt.namespace(
                        "service 'application/web': variable 'DB_PASSWORD' names key 'user', which secret 'login' does not have; name one of [password]",
                        it -> it.secrets(SecretDefinition.of("login", "password", new Source.Generated(32)))
                                .services(Sample.exposed()
                                        .secret("DB_PASSWORD", "login", "user")
                                        .build())));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("spoilt")
    void refuses_what_is_wrong_and_names_it_with_its_cure(Spoilt spoilt) {
        assertThat(spoilt.found()).contains(spoilt.problem());
    }

    @Test
    void never_repeats_what_may_be_a_secret() {
        var spoilt = Spoilt.service("", it -> it.environment("API_TOKEN", "hunter2")
                .environment("DATABASE_URL", "postgresql://web:hunter2@db:5432/main")
                .secret("DB_PASSWORD", "hunter2!", "password")
                .configuration(Configuration.of("web-config", Map.of("CREDENTIALS", "hunter2"))));

        assertThat(spoilt.found()).hasSize(4).noneMatch(problem -> problem.contains("hunter2"));
    }

    @ParameterizedTest
    @CsvSource({
        "PASSWORD_FILE, /run/password",
        "TOKEN_URL, https://login.example.com/token",
        "SECRET_NAME, login",
        "MY_PASSWORD, $(DB_PASSWORD)",
        "DATABASE_URL, postgresql://web:$(DB_PASSWORD)@$(DATABASE_HOST)/main",
        "PRICE, 5 $$(USD)",
        "CALLBACK, http://localhost:8000/users/a@b"
    })
    void takes_what_only_stands_beside_a_secret(String name, String text) {
        var environment = Sample.production()
                .namespaces(Sample.namespace()
                        .secrets(SecretDefinition.of("login", "password", new Source.Generated(32)))
                        .services(Sample.exposed()
                                .uses(Use.database("main"))
                                .secret("DB_PASSWORD", "login", "password")
                                .environment(name, text)
                                .build())
                        .build());

        Definitions.requireValid(List.of(Sample.system(environment)));
    }
}
