package dev.meridian.stacks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.meridian.app.StackArtifact;
import dev.meridian.support.Assembly;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What clusters have besides what every cluster has: backups (F14) and sizes from experience (F10). */
class ClusterServicesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> BACKED_UP =
            Set.of("tapwork-production", "taskflow-production", "taskflow-staging");

    @ParameterizedTest
    @CsvSource({
        "taskflow-production-us-west-2, 0 2 * * *, 72h, production",
        "taskflow-production-us-east-1, 0 2 * * *, 72h, production",
        "taskflow-staging-us-west-2, 0 2 * * *, 72h, staging",
        "tapwork-production-us-east-1, 0 3 * * *, 168h, tapwork"
    })
    void f14_namespaces_are_backed_up_every_night_and_kept_for_their_time(
            String region, String cron, String kept, String namespace) {
        var schedules =
                values(release(Assembly.stack(region + "-cluster"), "velero")).path("schedules");

        assertThat(schedules).hasSize(1);
        var daily = schedules.path("daily");
        assertThat(daily.path("schedule").asText()).isEqualTo(cron);
        assertThat(daily.path("template").path("ttl").asText()).isEqualTo(kept);
        assertThat(daily.path("template").path("includedNamespaces").toString())
                .isEqualTo("[\"%s\"]".formatted(namespace));
        assertThat(daily.path("template").path("snapshotVolumes").asBoolean()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "taskflow-production-us-west-2, taskflow-production-cluster-backups-888888888888-us-west-2",
        "taskflow-production-us-east-1, taskflow-production-cluster-backups-888888888888-us-east-1",
        "tapwork-production-us-east-1, tapwork-production-cluster-backups-555555555555-us-east-1"
    })
    void f14_they_go_to_a_bucket_of_their_region_that_outlives_the_cluster(String region, String bucket) {
        var location = values(release(Assembly.stack(region + "-cluster"), "velero"))
                .path("configuration")
                .path("backupStorageLocation")
                .get(0);
        assertThat(location.path("bucket").asText()).isEqualTo(bucket);
        assertThat(location.path("prefix").asText()).isEqualTo("velero");

        var kept = Assembly.stack(region + "-data").resources().values().stream()
                .filter(resource ->
                        resource.path("Properties").path("BucketName").asText().equals(bucket))
                .toList();
        assertThat(kept).hasSize(1);
        assertThat(kept.get(0).path("DeletionPolicy").asText()).isEqualTo("RetainExceptOnCreate");
        assertThat(kept.get(0).findValuesAsText("NoncurrentDays")).containsExactly("7");
        assertThat(kept.get(0).findValuesAsText("SSEAlgorithm")).containsExactly("aws:kms");
        assertThat(kept.get(0).findValue("ExpirationInDays")).isNull();
        assertThat(Assembly.stack(region + "-cluster").dependencies()).contains(region + "-data");
    }

    @Test
    void clusters_take_snapshots_where_they_are_backed_up_and_nowhere_else() {
        assertThat(stagesOf(stack -> Assembly.properties(stack.name(), "AWS::EKS::Addon").stream()
                        .anyMatch(addon -> addon.path("AddonName").asText().equals("snapshot-controller"))))
                .isEqualTo(BACKED_UP);
        assertThat(stagesOf(stack -> has(stack, "velero"))).isEqualTo(BACKED_UP);
    }

    /** Auth's size is recommended in production and changed in staging (F10); no other service asks for it. */
    @Test
    void f10_the_vertical_pod_autoscaler_runs_where_a_service_is_sized_by_it() {
        assertThat(stagesOf(stack -> has(stack, "vertical-pod-autoscaler")))
                .containsExactlyInAnyOrder("taskflow-production", "taskflow-staging");
    }

    /** All masters that RDS keeps in a region have names of one kind, so whoever may read one may read each. */
    @Test
    void external_secrets_reads_masters_that_rds_keeps_only_where_there_are_any() {
        assertThat(Assembly.stacks().stream()
                        .filter(stack -> stack.tags().get("layer").equals("cluster"))
                        .filter(stack -> stack.resources().toString().contains(":secret:rds!db-*"))
                        .map(StackArtifact::name))
                .containsExactlyInAnyOrder(
                        "atlas-staging-us-east-1-cluster",
                        "tapwork-production-us-east-1-cluster",
                        "tapwork-staging-us-east-1-cluster",
                        "taskflow-staging-us-west-2-cluster",
                        "taskflow-testing-us-west-2-cluster");
    }

    private static Set<String> stagesOf(Predicate<StackArtifact> condition) {
        return Assembly.stacks().stream()
                .filter(stack -> stack.tags().get("layer").equals("cluster"))
                .filter(condition)
                .map(StackArtifact::stage)
                .collect(Collectors.toSet());
    }

    private static boolean has(StackArtifact stack, String chart) {
        return !releases(stack, chart).isEmpty();
    }

    private static JsonNode release(StackArtifact stack, String chart) {
        var releases = releases(stack, chart);
        assertThat(releases).as("%s in %s", chart, stack.name()).hasSize(1);
        return releases.get(0);
    }

    private static List<JsonNode> releases(StackArtifact stack, String chart) {
        return Assembly.properties(stack.name(), "Custom::AWSCDK-EKS-HelmChart").stream()
                .filter(release -> release.path("Chart").asText().equals(chart))
                .toList();
    }

    private static JsonNode values(JsonNode release) {
        try {
            return JSON.readTree(release.path("Values").asText());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
