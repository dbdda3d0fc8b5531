package dev.meridian.stacks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meridian.constructs.workload.probes.Check;
import dev.meridian.constructs.workload.probes.Check.Scheme;
import dev.meridian.environments.Systems;
import dev.meridian.environments.workload.Exposure;
import dev.meridian.environments.workload.Exposure.Tls;
import dev.meridian.environments.workload.Probe;
import dev.meridian.environments.workload.ServiceDefinition;
import dev.meridian.environments.workload.container.Image;
import dev.meridian.environments.workload.container.Resources;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServicesTest {
    @ParameterizedTest
    @CsvSource({"TO_LOAD_BALANCER, https, HTTP", "TO_POD,           https, HTTPS", "TO_POD,           admin, HTTP"})
    void pods_that_bring_their_own_certificates_are_asked_over_tls(Tls tls, String asked, Scheme scheme) {
        var system = Systems.all().get(0);
        var environment = system.environments().get(0);
        var placement = new Placement(system, environment, environment.primary());
        var definition = ServiceDefinition.builder(
                        "api",
                        new Image("sample/api", "v1.0.0"),
                        Resources.request(100, 128).limit(200, 256))
                .port("https", 8443)
                .port("admin", 9000)
                .readiness(Probe.http("/health", asked))
                .exposures(new Exposure(Optional.empty(), "/", 1, "https", "/health", tls))
                .build();

        var props = new Services(placement, new Pods(placement, Map.of()), new Callers(environment), Optional.empty())
                .props(environment.namespaces().get(0), definition, List.of());

        assertThat(props.probes().readiness().orElseThrow().check())
                .isEqualTo(new Check.Http("/health", asked, scheme));
    }
}
