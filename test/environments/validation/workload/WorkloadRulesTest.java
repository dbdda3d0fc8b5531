package dev.meridian.environments.validation.workload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meridian.environments.validation.Sample;
import dev.meridian.environments.validation.Spoilt;
import dev.meridian.environments.workload.InClusterStore.Postgres;
import dev.meridian.environments.workload.container.Image;
import dev.meridian.environments.workload.container.Resources;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WorkloadRulesTest {
    static Stream<Spoilt> spoilt() {
        return Stream.of(
                new Spoilt(
                        "namespace 'application' is defined twice; give each its own name",
                        it -> it.namespaces(
                                Sample.namespace().build(), Sample.namespace().build())),
                new Spoilt(
                        "database, managed or in the cluster, 'main' is defined twice; give each its own name",
                        it -> it.namespaces(Sample.namespace()
                                .stores(new Postgres(
                                        "main",
                                        "postgres",
                                        "postgres-service",
                                        new Image("postgres", "16-alpine"),
                                        1,
                                        Resources.request(100, 256).limit(100, 256),
                                        10,
                                        Optional.empty()))
                                .build())),
                new Spoilt(
                        "namespaces run on the cluster, and there is none; define one or leave namespaces out",
                        Sample.withoutCluster().namespaces(Sample.namespace().build())));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("spoilt")
    void refuses_what_is_wrong_and_names_it_with_its_cure(Spoilt spoilt) {
        assertThat(spoilt.found()).contains(spoilt.problem());
    }
}
