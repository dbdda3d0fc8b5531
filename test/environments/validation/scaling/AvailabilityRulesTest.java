package dev.meridian.environments.validation.scaling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meridian.environments.validation.Definitions;
import dev.meridian.environments.validation.Sample;
import dev.meridian.environments.validation.Spoilt;
import dev.meridian.environments.workload.container.Call;
import dev.meridian.environments.workload.scaling.Importance;
import dev.meridian.environments.workload.scaling.Scaling;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AvailabilityRulesTest {
    static Stream<Spoilt> spoilt() {
        return Stream.of(
                Spoilt.service(
                        "service 'application/web': there must be at least 2 pods of a service that is exposed or called for availability SURVIVES_REGION_LOSS, got 1; one zone may hold the only one",
                        it -> it.scaling(Scaling.fixed(1))),
                Spoilt.namespace(
                        "service 'application/api': there must be at least 2 pods of a service that is exposed or called for availability SURVIVES_REGION_LOSS, got 1; one zone may hold the only one",
                        it -> it.services(
                                Sample.exposed()
                                        .calls(Call.to("application", "api", "http"))
                                        .build(),
                                Sample.service("api").scaling(Scaling.fixed(1)).build())),
                Spoilt.service(
                        "service 'application/web': spread must be REQUIRED for a CRITICAL service and availability SURVIVES_REGION_LOSS, got PREFERRED; one zone may hold all pods",
                        it -> it.importance(Importance.CRITICAL)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("spoilt")
    void refuses_what_is_wrong_and_names_it_with_its_cure(Spoilt spoilt) {
        assertThat(spoilt.found()).contains(spoilt.problem());
    }

    @Test
    void lets_what_nobody_waits_for_run_alone() {
        var environment = Sample.production()
                .namespaces(Sample.namespace(
                        Sample.exposed().build(),
                        Sample.service("worker").scaling(Scaling.fixed(1)).build()));

        Definitions.requireValid(List.of(Sample.system(environment)));
    }
}
