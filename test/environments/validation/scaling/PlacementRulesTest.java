package dev.meridian.environments.validation.scaling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meridian.environments.validation.Spoilt;
import dev.meridian.environments.workload.scaling.Placement;
import dev.meridian.environments.workload.scaling.Placement.Purchase;
import dev.meridian.environments.workload.scaling.Placement.Spread;
import dev.meridian.environments.workload.scaling.Placement.Toleration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PlacementRulesTest {
    static Stream<Spoilt> spoilt() {
        return Stream.of(
                Spoilt.service(
                        "service 'application/web': placement: no node has label 'disk'; use one of [kubernetes.io/arch, kubernetes.io/os, node.kubernetes.io/instance-type, topology.kubernetes.io/region, topology.kubernetes.io/zone]",
                        it -> it.placement(
                                new Placement(Spread.PREFERRED, Purchase.ANY, Map.of("disk", "fast"), List.of()))),
                Spoilt.service(
                        "service 'application/web': placement: no node has 'x86' for label 'kubernetes.io/arch'; use one of [amd64, arm64]",
                        it -> it.placement(new Placement(
                                Spread.PREFERRED, Purchase.ANY, Map.of("kubernetes.io/arch", "x86"), List.of()))),
                Spoilt.service(
                        "service 'application/web': placement: architecture arm64 needs a node group of that kind, and there is none; define one or leave it out",
                        it -> it.placement(new Placement(
                                Spread.PREFERRED, Purchase.ANY, Map.of("kubernetes.io/arch", "arm64"), List.of()))),
                Spoilt.service(
                        "service 'application/web': placement: purchase SPOT needs a node group of that kind, and there is none; define one or allow ANY",
                        it -> it.placement(new Placement(Spread.PREFERRED, Purchase.SPOT, Map.of(), List.of()))),
                Spoilt.service(
                        "service 'application/web': placement: toleration must name a taint's key, got 'a b'",
                        it -> it.placement(new Placement(
                                Spread.PREFERRED,
                                Purchase.ANY,
                                Map.of(),
                                List.of(new Toleration("a b", "", Toleration.Effect.NO_SCHEDULE))))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("spoilt")
    void refuses_what_is_wrong_and_names_it_with_its_cure(Spoilt spoilt) {
        assertThat(spoilt.found()).contains(spoilt.problem());
    }
}
