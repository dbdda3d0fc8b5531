package dev.meridian.environments.validation.container;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meridian.environments.validation.Spoilt;
import dev.meridian.environments.workload.container.Call;
import dev.meridian.environments.workload.container.Configuration;
import dev.meridian.environments.workload.container.Use;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ConfigurationRulesTest {
    static Stream<Spoilt> spoilt() {
        return Stream.of(
                Spoilt.service(
                        "service 'application/web': configuration name must be 1 to 63 lower-case letters, digits and hyphens, no hyphen at either end, got 'web_config'",
                        it -> it.configuration(Configuration.of("web_config", Map.of()))),
                Spoilt.service(
                        "service 'application/web': configuration entry must be letters, digits and underscores, no digit first, got 'log-level'",
                        it -> it.configuration(Configuration.of("web-config", Map.of("log-level", "info")))),
                Spoilt.service(
                        "service 'application/web': configuration file name must be 1 to 253 letters, digits, hyphens, underscores and full stops, got 'a/b'",
                        it -> it.configuration(Configuration.file("web-config", "/config", "a/b", ""))),
                Spoilt.service(
                        "service 'application/web': filesPath is the folder of configuration files, got '' for 1 files; name both or neither",
                        it -> it.configuration(new Configuration("web-config", Map.of(), Map.of("a", "b"), ""))),
                Spoilt.service(
                        "service 'application/web': filesPath is the folder of configuration files, got '/config' for 0 files; name both or neither",
                        it -> it.configuration(new Configuration("web-config", Map.of(), Map.of(), "/config"))),
                Spoilt.service(
                        "service 'application/web': configuration 'web-config' must hold at most 1048576 bytes, got 1048577; put large files into an object store",
                        it -> it.configuration(
                                Configuration.file("web-config", "/config", "a", "b".repeat(1_048_576)))),
                Spoilt.service(
                        "service 'application/web': configuration entry 'DB_PASSWORD' must not hold a text, for its name says that it is secret, got 7 characters; name a secret's key",
                        it -> it.configuration(Configuration.of("web-config", Map.of("DB_PASSWORD", "hunter2")))),
                Spoilt.service(
                        "service 'application/web': configuration file 'app.yaml' holds a password in an address, of 7 characters; name a secret's key and put $(NAME) in its place",
                        it -> it.configuration(Configuration.file(
                                "web-config", "/config", "app.yaml", "url: postgres://web:hunter2@db/main"))),
                Spoilt.service(
                        "service 'application/web': configuration file 'key.pem' holds a key that nobody may know, in a text of 31 characters; name a secret's key",
                        it -> it.configuration(Configuration.file(
                                "web-config", "/config", "key.pem", "-----BEGIN RSA PRIVATE KEY-----"))),
                Spoilt.service(
                        "service 'application/web': prefix of used 'cache' must be letters, digits and underscores, no digit first, got ''",
                        it -> it.uses(Use.cache("cache").as(""))),
                Spoilt.service(
                        "service 'application/web': prefix of a call must be letters, digits and underscores, no digit first, got 'pay-ment'",
                        it -> it.calls(Call.outside("api.example.com", 443).as("pay-ment"))),
                Spoilt.service(
                        "service 'application/web': entry 'STORE_HOST' is set twice, once as an endpoint; give what is used or called another prefix",
                        it -> it.uses(
                                Use.cache("cache").as("STORE"),
                                Use.database("main").as("STORE"))),
                Spoilt.service(
                        "service 'application/web': entry 'CACHE_HOST' is set twice, once as an endpoint; give what is used or called another prefix",
                        it -> it.uses(Use.cache("cache")).environment("CACHE_HOST", "localhost")),
                Spoilt.service(
                        "service 'application/web': entry 'CACHE_PORT' is set twice, once as an endpoint; give what is used or called another prefix",
                        it -> it.uses(Use.cache("cache"))
                                .configuration(Configuration.of("web-config", Map.of("CACHE_PORT", "6379")))),
                Spoilt.service(
                        "service 'application/web': variable 'LOG_LEVEL' is an entry of configuration 'web-config' too; keep one of them",
                        it -> it.configuration(Configuration.of("web-config", Map.of("LOG_LEVEL", "info")))
                                .environment("LOG_LEVEL", "debug")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("spoilt")
    void refuses_what_is_wrong_and_names_it_with_its_cure(Spoilt spoilt) {
        assertThat(spoilt.found()).contains(spoilt.problem());
    }
}
