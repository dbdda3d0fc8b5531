package dev.meridian.constructs.cluster.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meridian.constructs.cluster.ClusterFixture;
import dev.meridian.support.TestStack;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.assertions.Template;

class AppliedChartTest {
    private static final String MANIFEST = "Custom::AWSCDK-EKS-KubernetesResource";

    private static final Map<String, Map<String, Object>> APPLIED = new TreeMap<>();

    @BeforeAll
    @SuppressWarnings("unchecked")
    static void applies_namespaces_and_a_chart_after_them() {
        var stack = TestStack.create();
        var cluster = ClusterFixture.cluster(stack, "taskflow", props -> props);
        var namespaces = cluster.applyChart(
                stack, "Namespaces", List.of(ManifestGroupsTest.object("v1", "Namespace", "production")));
        cluster.applyChart(
                stack,
                "Auth",
                List.of(
                        ManifestGroupsTest.object("autoscaling/v2", "HorizontalPodAutoscaler", "auth-service"),
                        ManifestGroupsTest.object("external-secrets.io/v1", "ExternalSecret", "auth-secrets"),
                        ManifestGroupsTest.object("v1", "PersistentVolumeClaim", "data"),
                        ManifestGroupsTest.object(
                                "v1", "ConfigMap", "auth-config", "data", Map.of("partition", Aws.PARTITION)),
                        ManifestGroupsTest.object("apps/v1", "Deployment", "auth-service")),
                namespaces.get(0));
        cluster.applyChart(
                stack,
                "Urgent",
                List.of(
                        ManifestGroupsTest.object("scheduling.k8s.io/v1", "PriorityClass", "urgent"),
                        ManifestGroupsTest.object("policy/v1", "PodDisruptionBudget", "urgent")));
        Template.fromStack(stack)
                .findResources(MANIFEST)
                .forEach((id, resource) -> APPLIED.put(id.replaceAll("[0-9A-F]{8}$", ""), resource));
    }

    @Test
    void a_chart_is_one_resource_and_one_more_for_each_object_that_kubectl_does_not_prune() {
        assertThat(APPLIED.keySet())
                .filteredOn(id -> id.startsWith("Auth"))
                .containsExactlyInAnyOrder(
                        "Auth",
                        "AuthExternalSecretAuthSecrets",
                        "AuthHorizontalPodAutoscalerAuthService",
                        "AuthPersistentVolumeClaimData");
        assertThat(manifest("Auth")).contains("Deployment", "ConfigMap").doesNotContain("Autoscaler", "ExternalSecret");
    }

    @Test
    void only_what_shares_a_resource_is_pruned() {
        assertThat(properties("Auth")).containsKey("PruneLabel");
        assertThat(properties("AuthHorizontalPodAutoscalerAuthService")).doesNotContainKey("PruneLabel");
        assertThat(properties("Namespaces")).doesNotContainKey("PruneLabel");
    }

    @Test
    void a_failed_creation_can_be_repeated() {
        assertThat(properties("Auth")).containsEntry("Overwrite", true);
    }

    @Test
    void pods_come_after_their_secrets_and_before_what_scales_them() {
        assertThat(dependenciesOf("AuthExternalSecretAuthSecrets"))
                .contains("Namespaces", "ClusterNodesApplication")
                .doesNotContain("Auth");
        assertThat(dependenciesOf("Auth"))
                .contains("AuthExternalSecretAuthSecrets", "AuthPersistentVolumeClaimData")
                .doesNotContain("Namespaces");
        assertThat(dependenciesOf("AuthHorizontalPodAutoscalerAuthService"))
                .contains("Auth")
                .doesNotContain("ClusterNodesApplication", "AuthExternalSecretAuthSecrets");
    }

    @Test
    void what_comes_last_waits_for_what_comes_first_where_nothing_is_in_between() {
        assertThat(dependenciesOf("UrgentPodDisruptionBudgetUrgent"))
                .contains("UrgentPriorityClassUrgent")
                .doesNotContain("ClusterNodesApplication");
        assertThat(dependenciesOf("UrgentPriorityClassUrgent")).contains("ClusterNodesApplication");
    }

    @Test
    void namespaces_and_volume_claims_stay_when_their_resource_goes() {
        assertThat(APPLIED.get("Namespaces")).containsEntry("DeletionPolicy", "RetainExceptOnCreate");
        assertThat(APPLIED.get("AuthPersistentVolumeClaimData"))
                .containsEntry("DeletionPolicy", "RetainExceptOnCreate");
        assertThat(APPLIED.get("Auth")).containsEntry("DeletionPolicy", "Delete");
    }

    @Test
    void tokens_stay_references() {
        assertThat(manifest("Auth")).contains("{Ref=AWS::Partition}");
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> properties(String id) {
        return (Map<String, Object>) APPLIED.get(id).get("Properties");
    }

    private static String manifest(String id) {
        return properties(id).get("Manifest").toString();
    }

    @SuppressWarnings("unchecked")
    private static List<String> dependenciesOf(String id) {
        return ((List<String>) APPLIED.get(id).get("DependsOn"))
                .stream().map(name -> name.replaceAll("[0-9A-F]{8}$", "")).toList();
    }
}
