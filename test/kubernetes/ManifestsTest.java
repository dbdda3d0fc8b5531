package dev.meridian.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.meridian.kubernetes.model.Applied;
import dev.meridian.kubernetes.model.Cluster;
import dev.meridian.kubernetes.model.Clusters;
import dev.meridian.kubernetes.model.Clusters.Defined;
import dev.meridian.kubernetes.model.Pod;
import dev.meridian.support.Assembly;
import dev.meridian.support.StrictManifests;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestsTest {
    private static final String MANIFEST = "Custom::AWSCDK-EKS-KubernetesResource";
    private static final int MOST_CHARACTERS = 100_000;

    @ParameterizedTest
    @MethodSource("dev.meridian.kubernetes.model.Clusters#all")
    void every_manifest_is_kubernetes_and_nothing_else(Defined defined) {
        assertThat(defined.cluster().objects()).isNotEmpty();
        defined.cluster().objects().forEach(object -> StrictManifests.read(object.manifest()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/spec/template/spec",
                "/spec/template/spec/containers/0",
                "/spec/template/spec/containers/0/securityContext",
                "/spec/template/spec/containers/0/readinessProbe",
                "/spec/strategy/rollingUpdate"
            })
    void a_misspelt_field_is_refused_at_any_depth(String place) {
        var misspelt = Clusters.of("taskflow-testing-us-west-2")
                .cluster()
                .changed("Deployment", "testing", "auth-service", deployment -> ((ObjectNode) deployment.at(place))
                        .put("readonlyRootFilesystem", true))
                .get("Deployment", "testing", "auth-service");

        assertThatThrownBy(() -> StrictManifests.read(misspelt.manifest()))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("readonlyRootFilesystem");
    }

    @ParameterizedTest
    @MethodSource("dev.meridian.kubernetes.model.Clusters#all")
    void no_payload_comes_near_the_limit_of_what_applies_it(Defined defined) {
        for (var layer : new String[] {"cluster", "workloads"}) {
            assertThat(Assembly.properties(defined.stack(layer), MANIFEST))
                    .isNotEmpty()
                    .allSatisfy(payload -> assertThat(payload.toString()).hasSizeLessThan(MOST_CHARACTERS));
        }
    }

    /** So that a change of one service leaves the resources of all others as they are. */
    @ParameterizedTest
    @MethodSource("dev.meridian.kubernetes.model.Clusters#all")
    void no_resource_applies_the_pods_of_two_services(Defined defined) {
        var payloads = Assembly.properties(defined.stack("workloads"), MANIFEST).stream()
                .map(payload -> pods(payload.path("Manifest")))
                .filter(pods -> !pods.isEmpty())
                .toList();

        assertThat(payloads).allSatisfy(pods -> assertThat(pods.stream().map(ManifestsTest::chart))
                .hasSize(1));
        assertThat(payloads.stream().flatMap(pods -> pods.stream().map(ManifestsTest::chart)))
                .doesNotHaveDuplicates();
    }

    /** A store's dump belongs to the store. */
    private static String chart(Pod pod) {
        return pod.namespace() + "/" + pod.app().replaceFirst("-dump$", "");
    }

    /** One pod of each chart. */
    private static Collection<Pod> pods(JsonNode manifest) {
        var text = manifest.isTextual()
                ? manifest.asText()
                : Applied.each(manifest.path("Fn::Join").path(1))
                        .map(part -> part.asText("token"))
                        .collect(Collectors.joining());
        try {
            var objects = Applied.each(new ObjectMapper().readTree(text))
                    .map(Applied::new)
                    .toList();
            return new Cluster("payload", objects)
                    .pods().stream()
                            .collect(Collectors.toMap(ManifestsTest::chart, pod -> pod, (one, other) -> one))
                            .values();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
