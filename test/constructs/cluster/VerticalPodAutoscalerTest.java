package dev.meridian.constructs.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.meridian.constructs.cluster.addons.ClusterAddon;
import dev.meridian.constructs.cluster.kubectl.Charts;
import dev.meridian.support.TestStack;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;

class VerticalPodAutoscalerTest {
    private static Template template;
    private static JsonNode values;

    @BeforeAll
    @SuppressWarnings("unchecked")
    static void scales_pods_of_a_cluster_with_a_mirror() throws IOException {
        var stack = TestStack.create();
        var cluster = ClusterFixture.cluster(
                stack, "taskflow", props -> props.charts(new Charts.Mirror("registry.example/mirror")));
        var autoscaler = new VerticalPodAutoscaler(stack, "Vertical", new VerticalPodAutoscalerProps(cluster));
        cluster.applyChart(
                stack,
                "Auth",
                List.of(Map.of(
                        "apiVersion",
                        "autoscaling.k8s.io/v1",
                        "kind",
                        "VerticalPodAutoscaler",
                        "metadata",
                        Map.of("name", "auth", "namespace", "production"))),
                autoscaler.ready());
        template = Template.fromStack(stack);
        var release = template.findResources(
                        "Custom::AWSCDK-EKS-HelmChart",
                        Map.of("Properties", Map.of("Chart", "vertical-pod-autoscaler")))
                .values()
                .iterator()
                .next();
        values = new ObjectMapper()
                .readTree(((Map<String, Object>) release.get("Properties"))
                        .get("Values")
                        .toString());
    }

    @ParameterizedTest
    @CsvSource({
        "recommender, autoscaling/vpa-recommender",
        "updater, autoscaling/vpa-updater",
        "admissionController, autoscaling/vpa-admission-controller"
    })
    void each_part_has_two_replicas_one_of_which_stays_and_its_image_from_the_mirror(String part, String image) {
        var component = values.get(part);
        assertThat(component.get("replicas").asInt()).isEqualTo(2);
        assertThat(component.at("/podDisruptionBudget").toString()).isEqualTo("{\"enabled\":true,\"minAvailable\":1}");
        assertThat(component.at("/image/repository").asText()).isEqualTo("registry.example/mirror/" + image);
        assertThat(component.at("/resources/requests/cpu").asText()).isEqualTo("50m");
    }

    @Test
    void pods_start_without_the_webhook() {
        assertThat(values.at("/admissionController/mutatingWebhookConfiguration/failurePolicy")
                        .asText())
                .isEqualTo("Ignore");
        assertThat(values.at("/admissionController/registerWebhook").asBoolean(true))
                .isFalse();
        assertThat(values.at("/admissionController/certGen/image/repository").asText())
                .isEqualTo("registry.example/mirror/ingress-nginx/kube-webhook-certgen");
    }

    @Test
    void objects_of_its_type_wait_for_the_release() {
        template.hasResource(
                "Custom::AWSCDK-EKS-KubernetesResource",
                Map.of(
                        "Properties",
                                Match.objectLike(Map.of("Manifest", Match.stringLikeRegexp("autoscaling.k8s.io"))),
                        "DependsOn", Match.arrayWith(List.of(Match.stringLikeRegexp("^Vertical[0-9A-F]{8}$")))));
    }

    @Test
    void refuses_a_cluster_without_metrics() {
        var stack = TestStack.create();
        var cluster = ClusterFixture.cluster(
                stack,
                "taskflow",
                props -> props.addons(
                        ClusterAddon.POD_IDENTITY_AGENT,
                        ClusterAddon.VPC_CNI,
                        ClusterAddon.KUBE_PROXY,
                        ClusterAddon.COREDNS));
        var props = new VerticalPodAutoscalerProps(cluster);
        assertThatThrownBy(() -> new VerticalPodAutoscaler(stack, "Vertical", props))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "cluster 'taskflow' has no metrics-server, which the vertical pod autoscaler learns from; add"
                                + " it to the cluster's add-ons");
    }
}
