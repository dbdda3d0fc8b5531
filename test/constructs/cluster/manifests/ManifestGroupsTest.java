package dev.meridian.constructs.cluster.manifests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.meridian.constructs.cluster.manifests.ManifestGroup.Keeping;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ManifestGroupsTest {
    static final String NAMESPACE = "production";

    @ParameterizedTest
    @CsvSource({
        "v1, ConfigMap",
        "v1, Service",
        "v1, ServiceAccount",
        "apps/v1, Deployment",
        "apps/v1, StatefulSet",
        "batch/v1, Job",
        "batch/v1, CronJob",
        "networking.k8s.io/v1, NetworkPolicy"
    })
    void what_every_chart_has_shares_a_resource(String apiVersion, String kind) {
        var groups = ManifestGroups.of("Web", List.of(object(apiVersion, kind, "web")));

        assertThat(groups.all())
                .extracting(ManifestGroup::id, ManifestGroup::keeping)
                .containsExactly(tuple("Web", Keeping.PRUNED));
    }

    @ParameterizedTest
    @CsvSource({
        "autoscaling/v2, HorizontalPodAutoscaler, web-v2, WebHorizontalPodAutoscalerWebV2, ALONE",
        "policy/v1, PodDisruptionBudget, web, WebPodDisruptionBudgetWeb, ALONE",
        "autoscaling.k8s.io/v1, VerticalPodAutoscaler, web, WebVerticalPodAutoscalerWeb, ALONE",
        "elbv2.k8s.aws/v1beta1, TargetGroupBinding, web.http, WebTargetGroupBindingWebHttp, ALONE",
        "serving.knative.dev/v1, Service, web, WebServiceWeb, ALONE",
        "external-secrets.io/v1, ExternalSecret, web, WebExternalSecretWeb, ALONE",
        "v1, PersistentVolumeClaim, files, WebPersistentVolumeClaimFiles, RETAINED"
    })
    void what_kubectl_does_not_prune_has_a_resource_of_its_own(
            String apiVersion, String kind, String name, String id, Keeping keeping) {
        var groups = ManifestGroups.of("Web", List.of(object(apiVersion, kind, name)));

        assertThat(groups.together()).isEmpty();
        assertThat(groups.all())
                .extracting(ManifestGroup::id, ManifestGroup::keeping)
                .containsExactly(tuple(id, keeping));
    }

    @Test
    void refuses_a_namespace_among_other_objects() {
        var chart = List.of(object("v1", "Namespace", "production"), object("v1", "ConfigMap", "web"));
        assertThatThrownBy(() -> ManifestGroups.of("Web", chart))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "chart 'Web' holds namespaces and ConfigMap 'web' in 'production'; apply the namespaces as a"
                                + " chart of their own, before it");
    }

    @Test
    void refuses_to_prune_in_two_namespaces() {
        var elsewhere = Map.of("apiVersion", "v1", "kind", "ConfigMap", "metadata", Map.of("name", "web"));
        var chart = List.of(object("v1", "ConfigMap", "web"), elsewhere);
        assertThatThrownBy(() -> ManifestGroups.of("Web", chart))
                .hasMessage(
                        "chart 'Web' spans the namespaces [default, production]; give each a chart of its own, since"
                                + " kubectl would not prune the one whose last object leaves");
    }

    @Test
    void refuses_a_secret_with_its_values_and_takes_one_without() {
        var filled = List.of(object("v1", "Secret", "web", "stringData", Map.of("password", "value")));
        assertThatThrownBy(() -> ManifestGroups.of("Web", filled))
                .hasMessage("chart 'Web' has Secret 'web' in 'production' with its values; keep them in Secrets Manager"
                        + " and name them in an ExternalSecret");

        assertThat(ManifestGroups.of("Web", List.of(object("v1", "Secret", "web")))
                        .together())
                .hasSize(1);
    }

    @Test
    void refuses_an_object_that_is_there_twice() {
        var chart = List.of(object("v1", "Service", "web"), object("v1", "Service", "web"));
        assertThatThrownBy(() -> ManifestGroups.of("Web", chart))
                .hasMessage("chart 'Web' has Service 'web' in 'production' twice; define it once");
    }

    @Test
    void refuses_two_objects_that_would_share_an_id() {
        var chart = List.of(
                object("policy/v1", "PodDisruptionBudget", "web-a"),
                object("policy/v1", "PodDisruptionBudget", "web.a"));
        assertThatThrownBy(() -> ManifestGroups.of("Web", chart))
                .hasMessage("chart 'Web' gives two objects the id 'WebPodDisruptionBudgetWebA'; put one of them into a"
                        + " chart of its own");
    }

    @Test
    void refuses_an_object_whose_name_only_a_deployment_knows() {
        var chart = List.of(object("v1", "Service", "${Token[TOKEN.12]}"));
        assertThatThrownBy(() -> ManifestGroups.of("Web", chart))
                .hasMessage(
                        "every object of chart 'Web' needs a literal apiVersion, kind and metadata.name, got Service"
                                + " '${Token[TOKEN.12]}' in 'production'");
    }

    @Test
    void refuses_an_empty_chart() {
        assertThatThrownBy(() -> ManifestGroups.of("Web", List.of()))
                .hasMessage("nothing to apply under id 'Web'; give at least one manifest");
    }

    @Test
    void refuses_more_than_a_custom_resource_can_carry() {
        var chart = IntStream.range(0, 11)
                .mapToObj(i -> object("v1", "ConfigMap", "web-" + i, "data", Map.of("file", "x".repeat(9_900))))
                .toList();

        assertThat(ManifestGroups.of("Web", chart.subList(0, 9)).together()).hasSize(1);
        assertThatThrownBy(() -> ManifestGroups.of("Web", chart))
                .hasMessage("the manifests under id 'Web' take 110123 bytes as JSON, more than 100000; split them into"
                        + " several charts");
    }

    @Test
    void sizes_are_those_of_json() throws JsonProcessingException {
        var manifests = List.of(
                object("v1", "ConfigMap", "web", "data", Map.of("quoted", "é \"\\\n", "empty", "")),
                Map.of("count", 12, "ready", true, "none", Map.of(), "list", List.of("a", "b", List.of())));
        assertThat(ManifestSize.of(manifests)).isEqualTo(new ObjectMapper().writeValueAsBytes(manifests).length);
    }

    static Map<String, Object> object(String apiVersion, String kind, String name) {
        return Map.of("apiVersion", apiVersion, "kind", kind, "metadata", Map.of("name", name, "namespace", NAMESPACE));
    }

    static Map<String, Object> object(String apiVersion, String kind, String name, String key, Map<String, ?> value) {
        var object = new HashMap<>(object(apiVersion, kind, name));
        object.put(key, value);
        return object;
    }
}
