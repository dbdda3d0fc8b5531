package dev.meridian.environments.validation.workload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meridian.environments.validation.Definitions;
import dev.meridian.environments.validation.Sample;
import dev.meridian.environments.validation.Spoilt;
import dev.meridian.environments.workload.Exposure;
import dev.meridian.environments.workload.ServiceDefinition;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExposureRulesTest {
    static Stream<Spoilt> spoilt() {
        return Stream.of(
                Spoilt.development(
                        "service 'application/web': exposures need an ingress, and there is none; define it or leave exposures out",
                        it -> it.namespaces(Sample.namespace().build())),
                Spoilt.service(
                        "ingress: a service must be exposed, got none; expose one or leave ingress out",
                        it -> it.exposures()),
                Spoilt.service(
                        "service 'application/web': exposure '/': host must be sample.example.com or end in .sample.example.com, got 'www.example.com'",
                        it -> it.exposures(Exposure.of("www.example.com", "/", 1, "http", "/health"))),
                Spoilt.service(
                        "service 'application/web': exposure '/': host must be a lower-case name of at most 128 characters such as api.example.com, got '*.sample.example.com'",
                        it -> it.exposures(Exposure.of("*.sample.example.com", "/", 1, "http", "/health"))),
                Spoilt.service(
                        "service 'application/web': exposure '/a b': path must look like /api/v1, of letters, digits and _-.$~\"'@:+&, without wildcard or slash at its end, and have at most 126 characters, got '/a b'",
                        it -> it.exposures(Exposure.anyHost("/a b", 1, "http", "/health"))),
                Spoilt.service(
                        "service 'application/web': exposure '/api/*': path must look like /api/v1, of letters, digits and _-.$~\"'@:+&, without wildcard or slash at its end, and have at most 126 characters, got '/api/*'",
                        it -> it.exposures(Exposure.anyHost("/api/*", 1, "http", "/health"))),
                Spoilt.service(
                        "service 'application/web': exposure '/api/': path must look like /api/v1, of letters, digits and _-.$~\"'@:+&, without wildcard or slash at its end, and have at most 126 characters, got '/api/'",
                        it -> it.exposures(Exposure.anyHost("/api/", 1, "http", "/health"))),
                Spoilt.service(
                        "service 'application/web': exposure 'api': path must look like /api/v1, of letters, digits and _-.$~\"'@:+&, without wildcard or slash at its end, and have at most 126 characters, got 'api'",
                        it -> it.exposures(Exposure.anyHost("api", 1, "http", "/health"))),
                Spoilt.service(
                        "service 'application/web': exposure '/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa': path must look like /api/v1, of letters, digits and _-.$~\"'@:+&, without wildcard or slash at its end, and have at most 126 characters, got '/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'",
                        it -> it.exposures(Exposure.anyHost("/" + "a".repeat(126), 1, "http", "/health"))),
                Spoilt.service(
                        "service 'application/web': exposure '/': priority must be between 1 and 50000, got 50001; the load balancer takes no other",
                        it -> it.exposures(Exposure.anyHost("/", 50001, "http", "/health"))),
                Spoilt.service(
                        "service 'application/web': exposure '/': port 'admin' does not exist; name one of [http]",
                        it -> it.exposures(Exposure.anyHost("/", 1, "admin", "/health"))),
                Spoilt.service(
                        "service 'application/web': exposure '/': healthPath must start with / and have at most 1024 characters, got 'health'",
                        it -> it.exposures(Exposure.anyHost("/", 1, "http", "health"))),
                Spoilt.service(
                        "service 'application/web': all exposures must have one port, healthPath and tls, for they share a target group, got [http /health TO_LOAD_BALANCER, http /ready TO_LOAD_BALANCER]",
                        it -> it.exposures(
                                Exposure.anyHost("/a", 1, "http", "/health"),
                                Exposure.anyHost("/b", 2, "http", "/ready"))),
                Spoilt.namespace(
                        "exposure priority 7 is that of any host, /a of service 'application/web' and of any host, /b of service 'application/api'; give each its own",
                        it -> it.services(
                                Sample.service("web")
                                        .exposures(Exposure.anyHost("/a", 7, "http", "/health"))
                                        .build(),
                                Sample.service("api")
                                        .exposures(Exposure.anyHost("/b", 7, "http", "/health"))
                                        .build())),
                Spoilt.namespace(
                        "exposure any host, /a of service 'application/api' is taken by service 'application/web' already; give one of them another host or path",
                        it -> it.services(
                                Sample.service("web")
                                        .exposures(Exposure.anyHost("/a", 1, "http", "/health"))
                                        .build(),
                                Sample.service("api")
                                        .exposures(Exposure.anyHost("/a", 2, "http", "/health"))
                                        .build())),
                Spoilt.namespace(
                        "exposure api.sample.example.com/ of service 'application/api' is taken by service 'application/web' already; give one of them another host or path",
                        it -> it.services(
                                Sample.service("web")
                                        .exposures(Exposure.of("api.sample.example.com", "/", 1, "http", "/health"))
                                        .build(),
                                Sample.service("api")
                                        .exposures(Exposure.of("api.sample.example.com", "/", 2, "http", "/health"))
                                        .build())),
                Spoilt.namespace(
                        "exposure any host, /api/v1 of service 'application/api' is never reached, for any host, /api of service 'application/web' is tried before it and takes its requests; priority 2 must be below 1",
                        it -> it.services(
                                Sample.service("web")
                                        .exposures(Exposure.anyHost("/api", 1, "http", "/health"))
                                        .build(),
                                Sample.service("api")
                                        .exposures(Exposure.anyHost("/api/v1", 2, "http", "/health"))
                                        .build())),
                Spoilt.namespace(
                        "exposure api.sample.example.com/api of service 'application/web' is never reached, for any host, / of service 'application/api' is tried before it and takes its requests; priority 2 must be below 1",
                        it -> it.services(
                                Sample.service("web")
                                        .exposures(Exposure.of("api.sample.example.com", "/api", 2, "http", "/health"))
                                        .build(),
                                Sample.service("api")
                                        .exposures(Exposure.anyHost("/", 1, "http", "/health"))
                                        .build())),
                new Spoilt(
                        "exposed service, over all namespaces, 'web' is defined twice; give each its own name",
                        it -> it.namespaces(
                                Sample.namespace().build(),
                                Sample.namespace(
                                        "other",
                                        Sample.service("web")
                                                .exposures(Exposure.anyHost("/other", 1, "http", "/health"))
                                                .build()))),
                Spoilt.service(
                        "exposures must be at most 100, for a load balancer has no more rules, got 101",
                        it -> it.exposures(IntStream.rangeClosed(1, 101)
                                .mapToObj(i -> Exposure.anyHost("/p" + i, i, "http", "/health"))
                                .toArray(Exposure[]::new))),
                Spoilt.namespace(
                        "exposed services must be at most 50, for each has two target groups, got 51",
                        it -> it.services(IntStream.rangeClosed(1, 51)
                                .mapToObj(i -> Sample.service("s" + i)
                                        .exposures(Exposure.anyHost("/p" + i, i, "http", "/health"))
                                        .build())
                                .toArray(ServiceDefinition[]::new))),
                Spoilt.service(
                        "hosts of exposures must be at most 8, for a certificate has 10 names, got 9; tell services apart by path",
                        it -> it.exposures(IntStream.rangeClosed(1, 9)
                                .mapToObj(i ->
                                        Exposure.of("h%d.sample.example.com".formatted(i), "/", i, "http", "/health"))
                                .toArray(Exposure[]::new))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("spoilt")
    void refuses_what_is_wrong_and_names_it_with_its_cure(Spoilt spoilt) {
        assertThat(spoilt.found()).contains(spoilt.problem());
    }

    @Test
    void takes_the_particular_before_the_general() {
        var environment = Sample.production()
                .namespaces(Sample.namespace(
                        Sample.service("web")
                                .exposures(Exposure.anyHost("/", 300, "http", "/health"))
                                .build(),
                        Sample.service("api")
                                .exposures(
                                        Exposure.of("api.sample.example.com", "/", 200, "http", "/health"),
                                        Exposure.of("api.sample.example.com", "/apiary", 150, "http", "/health"),
                                        Exposure.of("api.sample.example.com", "/api", 100, "http", "/health"))
                                .build()));

        Definitions.requireValid(List.of(Sample.system(environment)));
    }
}
