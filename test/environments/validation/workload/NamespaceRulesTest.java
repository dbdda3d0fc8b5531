package dev.meridian.environments.validation.workload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meridian.environments.validation.Sample;
import dev.meridian.environments.validation.Spoilt;
import dev.meridian.environments.workload.NamespaceDefinition;
import dev.meridian.environments.workload.NamespaceDefinition.Ceiling;
import dev.meridian.environments.workload.NamespaceDefinition.Quota;
import dev.meridian.environments.workload.container.Configuration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NamespaceRulesTest {
    static Stream<Spoilt> spoilt() {
        return Stream.of(
                new Spoilt(
                        "namespace name must be lower-case words joined by hyphens, each a letter first and then letters and digits, got 'web_apps'",
                        it -> it.namespaces(NamespaceDefinition.builder(
                                        "web_apps", new Quota(8_000, 16_384, 50), new Ceiling(2_000, 4_096))
                                .services(Sample.exposed().build())
                                .build())),
                new Spoilt(
                        "namespace name 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa' may be 63 characters long, so that there is room for what Kubernetes puts behind it, got 64",
                        it -> it.namespaces(NamespaceDefinition.builder(
                                        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
                                        new Quota(8_000, 16_384, 50),
                                        new Ceiling(2_000, 4_096))
                                .services(Sample.exposed().build())
                                .build())),
                new Spoilt(
                        "namespace 'kube-extra' has the name of one that the cluster's own parts live in; give it another name",
                        it -> it.namespaces(NamespaceDefinition.builder(
                                        "kube-extra", new Quota(8_000, 16_384, 50), new Ceiling(2_000, 4_096))
                                .services(Sample.exposed().build())
                                .build())),
                new Spoilt(
                        "namespace 'default' has the name of one that the cluster's own parts live in; give it another name",
                        it -> it.namespaces(NamespaceDefinition.builder(
                                        "default", new Quota(8_000, 16_384, 50), new Ceiling(2_000, 4_096))
                                .services(Sample.exposed().build())
                                .build())),
                new Spoilt(
                        "namespace 'velero' has the name of one that the cluster's own parts live in; give it another name",
                        it -> it.namespaces(NamespaceDefinition.builder(
                                        "velero", new Quota(8_000, 16_384, 50), new Ceiling(2_000, 4_096))
                                .services(Sample.exposed().build())
                                .build())),
                new Spoilt(
                        "namespace 'amazon-cloudwatch' has the name of one that the cluster's own parts live in; give it another name",
                        it -> it.namespaces(NamespaceDefinition.builder(
                                        "amazon-cloudwatch", new Quota(8_000, 16_384, 50), new Ceiling(2_000, 4_096))
                                .services(Sample.exposed().build())
                                .build())),
                Spoilt.namespace(
                        "namespace 'application': label must have a name of at most 63 letters, digits, hyphens, underscores and full stops without a prefix, got 'pod-security.kubernetes.io/enforce'",
                        it -> it.labels(Map.of("pod-security.kubernetes.io/enforce", "privileged"))),
                Spoilt.namespace(
                        "namespace 'application': value of label 'team' must be at most 63 letters, digits, hyphens, underscores and full stops, got 'a b'",
                        it -> it.labels(Map.of("team", "a b"))),
                new Spoilt(
                        "namespace 'application': quota requestCpuMillis must be at least 1, got 0",
                        it -> it.namespaces(
                                NamespaceDefinition.builder("application", new Quota(0, 1, 1), new Ceiling(1, 1))
                                        .build())),
                new Spoilt(
                        "namespace 'application': quota requestMemoryMiB must be at least 1, got 0",
                        it -> it.namespaces(
                                NamespaceDefinition.builder("application", new Quota(1, 0, 1), new Ceiling(1, 1))
                                        .build())),
                new Spoilt(
                        "namespace 'application': quota pods must be at least 1, got 0",
                        it -> it.namespaces(
                                NamespaceDefinition.builder("application", new Quota(1, 1, 0), new Ceiling(1, 1))
                                        .build())),
                new Spoilt(
                        "namespace 'application': ceiling cpuMillis must be at least 1, got 0",
                        it -> it.namespaces(
                                NamespaceDefinition.builder("application", new Quota(1, 1, 1), new Ceiling(0, 1))
                                        .build())),
                new Spoilt(
                        "namespace 'application': ceiling memoryMiB must be at least 1, got -5",
                        it -> it.namespaces(
                                NamespaceDefinition.builder("application", new Quota(1, 1, 1), new Ceiling(1, -5))
                                        .build())),
                Spoilt.namespace(
                        "namespace 'application': service, job or store 'web' is defined twice; give each its own name",
                        it -> it.services(
                                Sample.exposed().build(),
                                Sample.service("web").serviceName("other").build())),
                Spoilt.namespace(
                        "namespace 'application': serviceName 'api' is defined twice; give each its own name",
                        it -> it.services(
                                Sample.exposed().serviceName("api").build(),
                                Sample.service("api").build())),
                Spoilt.namespace(
                        "namespace 'application': configuration 'settings' is defined twice; give each its own name",
                        it -> it.services(
                                Sample.exposed()
                                        .configuration(Configuration.of("settings", Map.of()))
                                        .build(),
                                Sample.service("api")
                                        .configuration(Configuration.of("settings", Map.of()))
                                        .build())));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("spoilt")
    void refuses_what_is_wrong_and_names_it_with_its_cure(Spoilt spoilt) {
        assertThat(spoilt.found()).contains(spoilt.problem());
    }
}
