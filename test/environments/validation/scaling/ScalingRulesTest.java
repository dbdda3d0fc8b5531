package dev.meridian.environments.validation.scaling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meridian.environments.validation.Spoilt;
import dev.meridian.environments.workload.scaling.Scaling;
import dev.meridian.environments.workload.scaling.Scaling.Horizontal;
import dev.meridian.environments.workload.scaling.Scaling.Metric.Cpu;
import dev.meridian.environments.workload.scaling.Scaling.Metric.Memory;
import dev.meridian.environments.workload.scaling.Scaling.Metric.PerPod;
import dev.meridian.environments.workload.scaling.Scaling.Pace;
import dev.meridian.environments.workload.scaling.Scaling.Step;
import dev.meridian.environments.workload.scaling.VerticalScaling;
import dev.meridian.environments.workload.scaling.VerticalScaling.Mode;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ScalingRulesTest {
    static Stream<Spoilt> spoilt() {
        return Stream.of(
                Spoilt.service(
                        "service 'application/web': replicas must be at least 1, got 0",
                        it -> it.scaling(Scaling.fixed(0))),
                Spoilt.service(
                        "service 'application/web': minimum must be at least 1, got 0",
                        it -> it.scaling(
                                new Horizontal(0, 9, List.of(new Cpu(70)), Pace.DEFAULT_UP, Pace.DEFAULT_DOWN))),
                Spoilt.service(
                        "service 'application/web': scaling bounds are reversed, minimum 9 is above maximum 3; exchange them",
                        it -> it.scaling(
                                new Horizontal(9, 3, List.of(new Cpu(70)), Pace.DEFAULT_UP, Pace.DEFAULT_DOWN))),
                Spoilt.service(
                        "service 'application/web': metrics must name at least one, got none; nothing would scale",
                        it -> it.scaling(new Horizontal(3, 9, List.of(), Pace.DEFAULT_UP, Pace.DEFAULT_DOWN))),
                Spoilt.service(
                        "service 'application/web': metric 'CPU' is defined twice; give each its own name",
                        it -> it.scaling(new Horizontal(
                                3, 9, List.of(new Cpu(70), new Cpu(80)), Pace.DEFAULT_UP, Pace.DEFAULT_DOWN))),
                Spoilt.service(
                        "service 'application/web': percent of metric 'CPU' must be between 1 and 1000, got 0; it is of what pods request",
                        it -> it.scaling(
                                new Horizontal(3, 9, List.of(new Cpu(0)), Pace.DEFAULT_UP, Pace.DEFAULT_DOWN))),
                Spoilt.service(
                        "service 'application/web': percent of metric 'memory' must be between 1 and 1000, got -5; it is of what pods request",
                        it -> it.scaling(
                                new Horizontal(3, 9, List.of(new Memory(-5)), Pace.DEFAULT_UP, Pace.DEFAULT_DOWN))),
                Spoilt.service(
                        "service 'application/web': metric must be named like requests_per_second, got 'requests per second'",
                        it -> it.scaling(new Horizontal(
                                3,
                                9,
                                List.of(new PerPod("requests per second", 100)),
                                Pace.DEFAULT_UP,
                                Pace.DEFAULT_DOWN))),
                Spoilt.service(
                        "service 'application/web': average of metric 'requests_per_second' must be at least 1, got 0",
                        it -> it.scaling(new Horizontal(
                                3,
                                9,
                                List.of(new PerPod("requests_per_second", 0)),
                                Pace.DEFAULT_UP,
                                Pace.DEFAULT_DOWN))),
                Spoilt.service(
                        "service 'application/web': pace up: windowSeconds must be between 0 and 3600, got -1; Kubernetes looks back no further",
                        it -> it.scaling(new Horizontal(
                                3, 9, List.of(new Cpu(70)), new Pace(-1, List.of()), Pace.DEFAULT_DOWN))),
                Spoilt.service(
                        "service 'application/web': pace down: windowSeconds must be between 0 and 3600, got 3601; Kubernetes looks back no further",
                        it -> it.scaling(new Horizontal(
                                3, 9, List.of(new Cpu(70)), Pace.DEFAULT_UP, new Pace(3_601, List.of())))),
                Spoilt.service(
                        "service 'application/web': pace up: amount of PODS must be at least 1, got 0",
                        it -> it.scaling(new Horizontal(
                                3,
                                9,
                                List.of(new Cpu(70)),
                                new Pace(0, List.of(new Step(Step.Unit.PODS, 0, 60))),
                                Pace.DEFAULT_DOWN))),
                Spoilt.service(
                        "service 'application/web': pace down: periodSeconds of PERCENT must be between 1 and 1800, got 1801; Kubernetes takes no other",
                        it -> it.scaling(new Horizontal(
                                3,
                                9,
                                List.of(new Cpu(70)),
                                Pace.DEFAULT_UP,
                                new Pace(0, List.of(new Step(Step.Unit.PERCENT, 50, 1_801)))))),
                Spoilt.service(
                        "service 'application/web': verticalScaling AUTO changes the requests that horizontal scaling counts in percent of, and the two would chase each other; set OFF or scale by a metric per pod",
                        it -> it.scaling(Scaling.horizontal(3, 9, 70, 80))
                                .verticalScaling(new VerticalScaling(Mode.AUTO, 100, 128, 1_000, 2_048))),
                Spoilt.service(
                        "service 'application/web': verticalScaling: leastCpuMillis must be at least 1, got 0",
                        it -> it.verticalScaling(new VerticalScaling(Mode.OFF, 0, 128, 1000, 2048))),
                Spoilt.service(
                        "service 'application/web': verticalScaling: bounds are reversed, leastMemoryMiB 512 is above mostMemoryMiB 128; exchange them",
                        it -> it.verticalScaling(new VerticalScaling(Mode.OFF, 100, 512, 1000, 128))),
                Spoilt.service(
                        "service 'application/web': verticalScaling: mostCpuMillis 2001 is above the 2000 that its namespace lets one container take; lower it or raise the ceiling",
                        it -> it.verticalScaling(new VerticalScaling(Mode.OFF, 100, 128, 2001, 2048))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("spoilt")
    void refuses_what_is_wrong_and_names_it_with_its_cure(Spoilt spoilt) {
        assertThat(spoilt.found()).contains(spoilt.problem());
    }
}
