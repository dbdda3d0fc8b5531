package dev.meridian.environments.validation.container;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meridian.environments.validation.Sample;
import dev.meridian.environments.validation.Spoilt;
import dev.meridian.environments.workload.container.Resources;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ResourceRulesTest {
    static Stream<Spoilt> spoilt() {
        return Stream.of(
                Spoilt.namespace(
                        "service 'application/web': requestCpuMillis must be at least 1, got 0",
                        it -> it.services(
                                Sample.service("web", Resources.request(0, 128).limit(100, 128))
                                        .exposures(Sample.exposure("/"))
                                        .build())),
                Spoilt.namespace(
                        "service 'application/web': requestMemoryMiB must be at least 1, got -1",
                        it -> it.services(
                                Sample.service("web", Resources.request(10, -1).limit(100, 128))
                                        .exposures(Sample.exposure("/"))
                                        .build())),
                Spoilt.namespace(
                        "service 'application/web': limitCpuMillis 100 is below requestCpuMillis 250; raise the limit or promise less",
                        it -> it.services(Sample.service(
                                        "web", Resources.request(250, 128).limit(100, 128))
                                .exposures(Sample.exposure("/"))
                                .build())),
                Spoilt.namespace(
                        "service 'application/web': limitMemoryMiB 128 is below requestMemoryMiB 256; raise the limit or promise less",
                        it -> it.services(Sample.service(
                                        "web", Resources.request(100, 256).limit(100, 128))
                                .exposures(Sample.exposure("/"))
                                .build())),
                Spoilt.namespace(
                        "service 'application/web': limitCpuMillis 2001 is above the 2000 that its namespace lets one container take; lower it or raise the ceiling",
                        it -> it.services(Sample.service(
                                        "web", Resources.request(100, 256).limit(2001, 256))
                                .exposures(Sample.exposure("/"))
                                .build())),
                Spoilt.namespace(
                        "service 'application/web': limitMemoryMiB 8192 is above the 4096 that its namespace lets one container take; lower it or raise the ceiling",
                        it -> it.services(Sample.service(
                                        "web", Resources.request(100, 256).limit(100, 8192))
                                .exposures(Sample.exposure("/"))
                                .build())));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("spoilt")
    void refuses_what_is_wrong_and_names_it_with_its_cure(Spoilt spoilt) {
        assertThat(spoilt.found()).contains(spoilt.problem());
    }
}
