package dev.meridian.environments.validation;

import static dev.meridian.environments.validation.Sample.ingress;
import static dev.meridian.environments.validation.Sample.service;
import static org.assertj.core.api.Assertions.assertThat;

import dev.meridian.environments.ingress.IngressDefinition.ServiceDefinition;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class IngressRulesTest {
    static Stream<Spoilt> spoilt() {
        return Stream.of(
                new Spoilt(
                        "ingress: hostedZoneId must be a public zone's id like Z0123456789ABC, got 'example.com'",
                        it -> it.ingress(ingress("sample.example.com", "example.com", 10, service("web", "/*")))),
                new Spoilt(
                        "path of a service '/*' is defined twice; give each its own name",
                        it -> it.ingress(ingress(
                                "sample.example.com", "Z0SAMPLE", 10, service("web", "/*"), service("api", "/*")))),
                new Spoilt(
                        "service 'web': port must be between 1 and 65535, got 70000; give the port of its pods",
                        it -> it.ingress(ingress(
                                "sample.example.com",
                                "Z0SAMPLE",
                                10,
                                new ServiceDefinition("web", 1_000, "/*", 70_000, "/health")))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("spoilt")
    void refuses_what_is_wrong_and_names_it_with_its_cure(Spoilt spoilt) {
        assertThat(spoilt.found()).contains(spoilt.problem());
    }
}
