package dev.meridian.environments.validation.workload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meridian.environments.validation.Sample;
import dev.meridian.environments.validation.Spoilt;
import dev.meridian.environments.workload.container.Call;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ServiceRulesTest {
    static Stream<Spoilt> spoilt() {
        return Stream.of(
                Spoilt.namespace(
                        "service name must be lower-case words joined by hyphens, each a letter first and then letters and digits, got 'auth-1'",
                        it -> it.services(Sample.service("auth-1").build())),
                Spoilt.namespace(
                        "service name 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa' may be 52 characters long, so that there is room for what Kubernetes puts behind it, got 53",
                        it -> it.services(Sample.service("a".repeat(53)).build())),
                Spoilt.service(
                        "service 'application/web': serviceName must be 1 to 63 lower-case letters, digits and hyphens, no hyphen at either end, got 'web_service'",
                        it -> it.serviceName("web_service")),
                Spoilt.service(
                        "service 'application/web': gracePeriodSeconds must be between 1 and 3600, got 0; a release waits for it",
                        it -> it.gracePeriodSeconds(0)),
                Spoilt.namespace(
                        "service 'application/api': readiness probe must be defined for a service that is exposed or called, got none; requests would reach pods that have not started yet",
                        it -> it.services(
                                Sample.exposed()
                                        .calls(Call.to("application", "api", "http"))
                                        .build(),
                                Sample.unprobed("api").build())),
                Spoilt.namespace(
                        "service 'application/api': readiness probe must be defined for a service that is exposed or called, got none; requests would reach pods that have not started yet",
                        it -> it.services(Sample.unprobed("api")
                                .exposures(Sample.exposure("/"))
                                .build())));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("spoilt")
    void refuses_what_is_wrong_and_names_it_with_its_cure(Spoilt spoilt) {
        assertThat(spoilt.found()).contains(spoilt.problem());
    }
}
