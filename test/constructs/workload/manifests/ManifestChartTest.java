package dev.meridian.constructs.workload.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyBuilder;
import java.util.List;
import java.util.Map;
import org.cdk8s.App;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.Token;

class ManifestChartTest {
    private static final HasMetadata POLICY = new NetworkPolicyBuilder()
            .withNewMetadata()
            .withName("default-deny")
            .withNamespace("tapwork")
            .endMetadata()
            .withNewSpec()
            .withNewPodSelector()
            .endPodSelector()
            .withPolicyTypes("Ingress", "Egress")
            .endSpec()
            .build();

    @Test
    void an_empty_selector_stays_since_it_means_every_pod() {
        assertThat(Manifests.of(POLICY).get("spec"))
                .isEqualTo(Map.of("podSelector", Map.of(), "policyTypes", List.of("Ingress", "Egress")));
    }

    @Test
    void what_is_not_said_and_what_is_the_clusters_is_left_out() {
        var deployment = new DeploymentBuilder()
                .withNewMetadata()
                .withName("api")
                .endMetadata()
                .withNewSpec()
                .withReplicas(3)
                .endSpec()
                .withNewStatus()
                .withReplicas(2)
                .endStatus()
                .build();

        assertThat(Manifests.of(deployment))
                .isEqualTo(Map.of(
                        "apiVersion",
                        "apps/v1",
                        "kind",
                        "Deployment",
                        "metadata",
                        Map.of("name", "api"),
                        "spec",
                        Map.of("replicas", 3)));
    }

    @Test
    void quantities_and_ports_are_written_as_kubernetes_reads_them() {
        assertThat(Manifests.fields(Map.of(
                        "cpu", new Quantity("250m"), "port", new IntOrString(80), "name", new IntOrString("http"))))
                .isEqualTo(Map.of("cpu", "250m", "port", 80, "name", "http"));
    }

    @Test
    void keys_are_sorted_behind_the_three_that_everybody_reads_first() {
        var account = new ServiceAccountBuilder()
                .withNewMetadata()
                .withName("api")
                .addToLabels("z", "1")
                .addToLabels("a", "2")
                .endMetadata()
                .withAutomountServiceAccountToken(false)
                .build();

        assertThat(Manifests.of(account))
                .hasToString("{apiVersion=v1, kind=ServiceAccount, metadata={labels={a=2, z=1}, name=api},"
                        + " automountServiceAccountToken=false}");
    }

    @Test
    void a_chart_holds_the_objects_as_they_are_in_their_order_and_tokens_survive() {
        var token = Token.asString(Map.of("Ref", "Database"));
        var config = new ConfigMapBuilder()
                .withNewMetadata()
                .withName("tapwork-config")
                .withNamespace("tapwork")
                .endMetadata()
                .addToData("DATABASE_HOST", token)
                .addToData("EMPTY", "")
                .build();

        var manifests = new ManifestChart(new App(), "Chart", List.of(config, POLICY)).manifests();

        assertThat(manifests).isEqualTo(Manifests.of(List.of(config, POLICY)));
        assertThat(manifests.get(0).get("data")).isEqualTo(Map.of("DATABASE_HOST", token, "EMPTY", ""));
    }
}
