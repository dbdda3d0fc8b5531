package dev.meridian.environments.validation.scaling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meridian.environments.validation.Spoilt;
import dev.meridian.environments.workload.container.Image;
import dev.meridian.environments.workload.container.Volume;
import dev.meridian.environments.workload.scaling.RollOut.BlueGreen;
import dev.meridian.environments.workload.scaling.RollOut.Canary;
import dev.meridian.environments.workload.scaling.RollOut.Colour;
import dev.meridian.environments.workload.scaling.RollOut.Rolling;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RollOutRulesTest {
    static Stream<Spoilt> spoilt() {
        return Stream.of(
                Spoilt.service(
                        "service 'application/web': rollOut: surge must not be negative, got -1",
                        it -> it.rollOut(new Rolling(-1, 1))),
                Spoilt.service(
                        "service 'application/web': rollOut: unavailable must not be negative, got -1",
                        it -> it.rollOut(new Rolling(1, -1))),
                Spoilt.service(
                        "service 'application/web': rollOut: surge and unavailable must not both be 0; no pod could be replaced",
                        it -> it.rollOut(new Rolling(0, 0))),
                Spoilt.service(
                        "service 'application/web': rollOut: unavailable must be below the 3 pods that there are at least, got 3; nobody would answer meanwhile",
                        it -> it.rollOut(new Rolling(1, 3))),
                Spoilt.service(
                        "service 'application/web': rollOut blue-green needs an exposure, for the load balancer parts the requests, got none; expose the service or roll",
                        it -> it.exposures().rollOut(new BlueGreen(Colour.BLUE, new Image("sample/web", "v2")))),
                Spoilt.service(
                        "service 'application/web': rollOut canary puts two versions side by side, which cannot share the disks of its pods; roll",
                        it -> it.volumes(new Volume.Disk("data", "/data", 10))
                                .rollOut(new Canary(new Image("sample/web", "v2"), 10))),
                Spoilt.service(
                        "service 'application/web': rollOut: image tag must not be 'latest' in production, got 'sample/web:latest'; nobody could roll back to what it was yesterday, name a version",
                        it -> it.rollOut(new BlueGreen(Colour.BLUE, new Image("sample/web", "latest")))),
                Spoilt.service(
                        "service 'application/web': rollOut: image digest must be sha256: and 64 hexadecimal digits, got 'sha256:1'",
                        it -> it.rollOut(new Canary(new Image("sample/web", "sha256:1"), 10))),
                Spoilt.service(
                        "service 'application/web': rollOut: percent must be between 0 and 100, got 101; it is a share of the requests",
                        it -> it.rollOut(new Canary(new Image("sample/web", "v2"), 101))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("spoilt")
    void refuses_what_is_wrong_and_names_it_with_its_cure(Spoilt spoilt) {
        assertThat(spoilt.found()).contains(spoilt.problem());
    }
}
