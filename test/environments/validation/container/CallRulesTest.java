package dev.meridian.environments.validation.container;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meridian.environments.validation.Definitions;
import dev.meridian.environments.validation.Sample;
import dev.meridian.environments.validation.Spoilt;
import dev.meridian.environments.workload.container.Call;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CallRulesTest {
    static Stream<Spoilt> spoilt() {
        return Stream.of(
                Spoilt.service(
                        "service 'application/web': calls namespace 'other', which does not exist; name one of [application] or define it",
                        it -> it.calls(Call.to("other", "api", "http"))),
                Spoilt.service(
                        "service 'application/web': calls service 'api', which namespace 'application' does not have; name one of [web] or define it",
                        it -> it.calls(Call.to("application", "api", "http"))),
                Spoilt.service(
                        "service 'application/web': calls itself; leave the call out, for within a pod nothing is in its way",
                        it -> it.calls(Call.to("application", "web", "http"))),
                Spoilt.namespace(
                        "service 'application/web': calls port 'grpc', which service 'application/api' does not have; name one of [http]",
                        it -> it.services(
                                Sample.exposed()
                                        .calls(Call.to("application", "api", "grpc"))
                                        .build(),
                                Sample.service("api").build())),
                Spoilt.service(
                        "service 'application/web': calls host 'Example', which must be a lower-case name such as api.example.com",
                        it -> it.calls(Call.outside("Example", 443))),
                Spoilt.service(
                        "service 'application/web': port of called host 'api.example.com' must be between 1 and 65535, got 0; TCP has no other",
                        it -> it.calls(Call.outside("api.example.com", 0))),
                Spoilt.service(
                        "service 'application/web': call to 'api.example.com:443' is defined twice; give each its own name",
                        it -> it.calls(
                                Call.outside("api.example.com", 443),
                                Call.outside("api.example.com", 443).as("API"))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("spoilt")
    void refuses_what_is_wrong_and_names_it_with_its_cure(Spoilt spoilt) {
        assertThat(spoilt.found()).contains(spoilt.problem());
    }

    @Test
    void lets_services_call_each_other() {
        var environment = Sample.production()
                .namespaces(Sample.namespace(
                        Sample.exposed()
                                .calls(Call.to("application", "api", "http").as("API"))
                                .build(),
                        Sample.service("api")
                                .calls(Call.to("application", "web", "http").as("WEB"))
                                .build()));

        Definitions.requireValid(List.of(Sample.system(environment)));
    }
}
