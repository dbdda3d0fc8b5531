package dev.meridian.environments.validation.container;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meridian.environments.validation.Definitions;
import dev.meridian.environments.validation.Sample;
import dev.meridian.environments.validation.Spoilt;
import dev.meridian.environments.workload.container.Image;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageRulesTest {
    static Stream<Spoilt> spoilt() {
        return Stream.of(
                Spoilt.namespace(
                        "service 'application/web': image repository must look like tapwork/api, in lower case and without tag, got 'Sample/web'",
                        it -> it.services(Sample.service("web", new Image("Sample/web", "v1"))
                                .exposures(Sample.exposure("/"))
                                .build())),
                Spoilt.namespace(
                        "service 'application/web': image repository must look like tapwork/api, in lower case and without tag, got 'sample/web:v1'",
                        it -> it.services(Sample.service("web", new Image("sample/web:v1", "v1"))
                                .exposures(Sample.exposure("/"))
                                .build())),
                Spoilt.namespace(
                        "service 'application/web': image digest must be sha256: and 64 hexadecimal digits, got 'sha256:abc'",
                        it -> it.services(Sample.service("web", new Image("sample/web", "sha256:abc"))
                                .exposures(Sample.exposure("/"))
                                .build())),
                Spoilt.namespace(
                        "service 'application/web': image tag must be 1 to 128 letters, digits, full stops, hyphens and underscores, got ''",
                        it -> it.services(Sample.service("web", new Image("sample/web", ""))
                                .exposures(Sample.exposure("/"))
                                .build())),
                Spoilt.namespace(
                        "service 'application/web': image tag must be 1 to 128 letters, digits, full stops, hyphens and underscores, got 'v1+2'",
                        it -> it.services(Sample.service("web", new Image("sample/web", "v1+2"))
                                .exposures(Sample.exposure("/"))
                                .build())),
                Spoilt.namespace(
                        "service 'application/web': image tag must not be 'latest' in production, got 'sample/web:latest'; nobody could roll back to what it was yesterday, name a version",
                        it -> it.services(Sample.service("web", new Image("sample/web", "latest"))
                                .exposures(Sample.exposure("/"))
                                .build())));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("spoilt")
    void refuses_what_is_wrong_and_names_it_with_its_cure(Spoilt spoilt) {
        assertThat(spoilt.found()).contains(spoilt.problem());
    }

    @Test
    void lets_development_follow_the_latest_image() {
        var environment = Sample.development()
                .namespaces(Sample.namespace()
                        .services(Sample.service("web", new Image("sample/web", "latest"))
                                .build())
                        .build());

        Definitions.requireValid(List.of(Sample.system(environment)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgres",
                "tapwork/api",
                "registry.example.com:5000/team/tapwork/api",
                "public.ecr.aws/docker/library/postgres"
            })
    void takes_images_of_any_registry(String repository) {
        var digest = "sha256:" + "0123456789abcdef".repeat(4);
        var environment = Sample.production()
                .namespaces(Sample.namespace()
                        .services(Sample.service("web", new Image(repository, digest))
                                .exposures(Sample.exposure("/"))
                                .build())
                        .build());

        Definitions.requireValid(List.of(Sample.system(environment)));
    }
}
