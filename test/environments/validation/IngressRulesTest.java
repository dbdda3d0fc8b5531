package dev.meridian.environments.validation;

import static dev.meridian.environments.validation.Sample.ingress;
import static dev.meridian.environments.validation.Sample.service;
import static org.assertj.core.api.Assertions.assertThat;

import dev.meridian.environments.ingress.FirewallDefinition;
import dev.meridian.environments.ingress.FirewallDefinition.RollOut;
import dev.meridian.environments.ingress.IngressDefinition;
import dev.meridian.environments.ingress.IngressDefinition.Capacity.Elastic;
import dev.meridian.environments.ingress.IngressDefinition.ServiceDefinition;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class IngressRulesTest {
    static Stream<Spoilt> spoilt() {
        return Stream.of(
                new Spoilt(
                        "ingress: domain must be a lower-case domain name of at most 49 characters, got 'Example.com'",
                        it -> it.ingress(ingress("Example.com", "Z0SAMPLE", 10, service("web", "/*")))),
                new Spoilt(
                        "ingress: concurrentConnections must be between 1 and 45000000, got 0; size it for the peak",
                        it -> it.ingress(ingress("sample.example.com", "Z0SAMPLE", 0, service("web", "/*")))),
                new Spoilt(
                        "ingress: requestsPerFiveMinutes must be between 10 and 2000000000, got 9; WAF takes no other",
                        it -> it.ingress(new IngressDefinition(
                                "sample.example.com",
                                "Z0SAMPLE",
                                new Elastic(),
                                List.of(service("web", "/*")),
                                new FirewallDefinition(RollOut.COUNT, 9)))),
                new Spoilt(
                        "ingress: services must name at least one, got none",
                        it -> it.ingress(ingress("sample.example.com", "Z0SAMPLE", 10))),
                new Spoilt(
                        "service 'web' is defined twice; give each its own name",
                        it -> it.ingress(ingress(
                                "sample.example.com", "Z0SAMPLE", 10, service("web", "/*"), service("web", "/api/*")))),
                new Spoilt(
                        "priority of a service '7' is defined twice; give each its own name",
                        it -> it.ingress(ingress(
                                "sample.example.com",
                                "Z0SAMPLE",
                                10,
                                new ServiceDefinition("web", 7, "/*", 80, "/"),
                                new ServiceDefinition("api", 7, "/api/*", 80, "/")))),
                new Spoilt(
                        "service 'web': priority must be between 1 and 50000, got 50001; the load balancer takes no"
                                + " other",
                        it -> it.ingress(ingress(
                                "sample.example.com",
                                "Z0SAMPLE",
                                10,
                                new ServiceDefinition("web", 50_001, "/*", 80, "/")))),
                new Spoilt(
                        "service name must be lower-case words joined by hyphens, each a letter first and then"
                                + " letters and digits, got 'auth-1'",
                        it -> it.ingress(ingress("sample.example.com", "Z0SAMPLE", 10, service("auth-1", "/*")))),
                new Spoilt(
                        "service 'web': pathPattern must look like /api/*, of letters, digits and _-.$/~\"'@:+&*?,"
                                + " and have at most 128 characters, got '/a b'",
                        it -> it.ingress(ingress("sample.example.com", "Z0SAMPLE", 10, service("web", "/a b")))),
                new Spoilt(
                        "service 'web': pathPattern must have at most 5 wildcards, got 6 in '/*/*/*/*/?/?'; make it"
                                + " broader",
                        it -> it.ingress(
                                ingress("sample.example.com", "Z0SAMPLE", 10, service("web", "/*/*/*/*/?/?")))),
                new Spoilt(
                        "service 'web': healthPath must start with / and have at most 1024 characters, got 'health'",
                        it -> it.ingress(ingress(
                                "sample.example.com",
                                "Z0SAMPLE",
                                10,
                                new ServiceDefinition("web", 7, "/*", 80, "health")))),
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
