package dev.meridian.environments.validation.workload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meridian.environments.validation.Spoilt;
import dev.meridian.environments.workload.Probe;
import dev.meridian.environments.workload.Probe.Check.Http;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ProbeRulesTest {
    static Stream<Spoilt> spoilt() {
        return Stream.of(
                Spoilt.service(
                        "service 'application/web': liveness probe: port 'admin' does not exist; name one of [http]",
                        it -> it.liveness(Probe.http("/", "admin"))),
                Spoilt.service(
                        "service 'application/web': startup probe: port 'admin' does not exist; name one of [http]",
                        it -> it.startup(Probe.tcp("admin"))),
                Spoilt.service(
                        "service 'application/web': readiness probe: path must start with /, got 'health'",
                        it -> it.readiness(Probe.http("health", "http"))),
                Spoilt.service(
                        "service 'application/web': liveness probe: command must have a word at least, got none",
                        it -> it.liveness(Probe.command())),
                Spoilt.service(
                        "service 'application/web': liveness probe: initialDelaySeconds must not be negative, got -1",
                        it -> it.liveness(new Probe(new Http("/", "http"), -1, 10, 1, 3, 1))),
                Spoilt.service(
                        "service 'application/web': readiness probe: periodSeconds must be at least 1, got 0",
                        it -> it.readiness(new Probe(new Http("/", "http"), 0, 0, 1, 3, 1))),
                Spoilt.service(
                        "service 'application/web': readiness probe: timeoutSeconds must be at least 1, got 0",
                        it -> it.readiness(new Probe(new Http("/", "http"), 0, 10, 0, 3, 1))),
                Spoilt.service(
                        "service 'application/web': readiness probe: failureThreshold must be at least 1, got 0",
                        it -> it.readiness(new Probe(new Http("/", "http"), 0, 10, 1, 0, 1))),
                Spoilt.service(
                        "service 'application/web': readiness probe: successThreshold must be at least 1, got 0",
                        it -> it.readiness(new Probe(new Http("/", "http"), 0, 10, 1, 3, 0))),
                Spoilt.service(
                        "service 'application/web': liveness probe: successThreshold must be 1, got 2; only readiness takes more",
                        it -> it.liveness(new Probe(new Http("/", "http"), 0, 10, 1, 3, 2))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("spoilt")
    void refuses_what_is_wrong_and_names_it_with_its_cure(Spoilt spoilt) {
        assertThat(spoilt.found()).contains(spoilt.problem());
    }
}
