package dev.meridian.constructs.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.meridian.constructs.cluster.addons.ClusterAddon;
import dev.meridian.constructs.cluster.backups.BackupSchedule;
import dev.meridian.constructs.cluster.backups.BackupStore;
import dev.meridian.constructs.cluster.backups.VolumeBackup;
import dev.meridian.constructs.cluster.kubectl.Charts;
import dev.meridian.constructs.cluster.nodes.AutoMode;
import dev.meridian.constructs.storage.names.BucketName;
import dev.meridian.support.TestStack;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;

class ClusterBackupTest {
    private static final String KEY = "arn:aws:kms:us-east-1:111111111111:key/00000000-0000-0000-0000-000000000000";
    private static final BackupStore STORE =
            new BackupStore(new BucketName("taskflow-backups"), "taskflow-production", KEY);
    private static final BackupSchedule DAILY =
            new BackupSchedule("daily", "0 2 * * *", 72, List.of("production", "staging"));

    private static Template onNodes;
    private static JsonNode values;
    private static Template inAutoMode;

    @BeforeAll
    static void backs_up_a_cluster_on_nodes_and_one_in_auto_mode_from_a_mirror() throws IOException {
        var stack = TestStack.create();
        var cluster = ClusterFixture.cluster(
                stack, "taskflow", props -> props.furtherAddons(ClusterAddon.SNAPSHOT_CONTROLLER));
        new ClusterBackup(
                stack, "Backup", new ClusterBackupProps(cluster, STORE, List.of(DAILY), VolumeBackup.SNAPSHOTS));
        onNodes = Template.fromStack(stack);
        values = new ObjectMapper().readTree(release(onNodes).get("Values").toString());

        var auto = TestStack.create();
        var autoMode = ClusterFixture.cluster(auto, "taskflow", props -> props.capacity(AutoMode.standard())
                .furtherAddons(ClusterAddon.SNAPSHOT_CONTROLLER)
                .charts(new Charts.Mirror("registry.example/mirror")));
        new ClusterBackup(
                auto,
                "Backup",
                new ClusterBackupProps(autoMode, STORE, List.of(DAILY), VolumeBackup.SNAPSHOTS_MOVED_TO_BUCKET));
        inAutoMode = Template.fromStack(auto);
    }

    @Test
    void the_production_and_staging_namespaces_are_backed_up_daily_and_kept_for_72_hours() {
        var daily = values.at("/schedules/daily");
        assertThat(daily.get("schedule").asText()).isEqualTo("0 2 * * *");
        assertThat(daily.at("/template/ttl").asText()).isEqualTo("72h");
        assertThat(daily.at("/template/includedNamespaces").toString()).isEqualTo("[\"production\",\"staging\"]");
        assertThat(daily.at("/template/snapshotVolumes").asBoolean()).isTrue();
        assertThat(daily.at("/template/excludedResources").toString()).isEqualTo("[\"secrets\"]");
        assertThat(daily.get("useOwnerReferencesInBackup").asBoolean()).isFalse();
    }

    @Test
    void backups_go_to_the_prefix_of_the_bucket_without_a_credentials_secret() {
        assertThat(values.at("/configuration/backupStorageLocation").toString())
                .isEqualTo("[{\"name\":\"default\",\"provider\":\"aws\",\"bucket\":\"taskflow-backups\","
                        + "\"prefix\":\"taskflow-production\",\"default\":true,\"accessMode\":\"ReadWrite\","
                        + "\"config\":{\"region\":\"us-east-1\"}}]");
        assertThat(values.at("/credentials/useSecret").asBoolean(true)).isFalse();
        assertThat(values.get("cleanUpCRDs").asBoolean(true)).isFalse();
        assertThat(values.get("deployNodeAgent").asBoolean(true)).isFalse();
    }

    @Test
    void velero_may_use_its_prefix_and_the_key_through_s3_and_nothing_else() {
        var statements = List.of(
                Map.of(
                        "Sid", "ListBackups",
                        "Effect", "Allow",
                        "Action", "s3:ListBucket",
                        "Resource", "arn:aws:s3:::taskflow-backups"),
                Map.of(
                        "Sid", "KeepBackups",
                        "Effect", "Allow",
                        "Action",
                                List.of(
                                        "s3:AbortMultipartUpload",
                                        "s3:DeleteObject",
                                        "s3:GetObject",
                                        "s3:ListMultipartUploadParts",
                                        "s3:PutObject"),
                        "Resource", "arn:aws:s3:::taskflow-backups/taskflow-production/*"),
                Map.of(
                        "Sid",
                        "EncryptBackups",
                        "Effect",
                        "Allow",
                        "Action",
                        List.of("kms:Decrypt", "kms:GenerateDataKey"),
                        "Resource",
                        KEY,
                        "Condition",
                        Map.of("StringEquals", Map.of("kms:ViaService", "s3.us-east-1.amazonaws.com"))));
        onNodes.hasResourceProperties(
                "AWS::IAM::Role",
                Map.of(
                        "Policies",
                        List.of(Map.of(
                                "PolicyName",
                                "Permissions",
                                "PolicyDocument",
                                Map.of("Version", "2012-10-17", "Statement", statements)))));
    }

    @Test
    void its_pods_have_their_identity_before_they_start() {
        onNodes.hasResourceProperties(
                "AWS::EKS::PodIdentityAssociation", Map.of("Namespace", "velero", "ServiceAccount", "velero"));
        onNodes.hasResource(
                "Custom::AWSCDK-EKS-HelmChart",
                Map.of(
                        "Properties", Match.objectLike(Map.of("Chart", "velero", "Version", "12.2.0")),
                        "DependsOn",
                                Match.arrayWith(List.of(
                                        Match.stringLikeRegexp("BackupIdentity[0-9A-F]{8}"),
                                        Match.stringLikeRegexp("ClusterAddonsSnapshotController")))));
    }

    @Test
    void snapshots_outlive_their_namespace_and_are_taken_by_the_driver_of_the_cluster() {
        assertThat(snapshotClass(onNodes))
                .contains("\"driver\":\"ebs.csi.aws.com\"", "\"deletionPolicy\":\"Retain\"")
                .contains("\"velero.io/csi-volumesnapshot-class\":\"true\"");
        assertThat(snapshotClass(inAutoMode)).contains("\"driver\":\"ebs.csi.eks.amazonaws.com\"");
    }

    @Test
    void moved_snapshots_need_the_agent_and_a_mirror_holds_every_image() {
        assertThat(release(inAutoMode).get("Repository")).isEqualTo("oci://registry.example/mirror/charts/velero");
        assertThat(release(inAutoMode).get("Values").toString())
                .contains("\"deployNodeAgent\":true", "\"snapshotMoveData\":true")
                .contains(
                        "registry.example/mirror/velero/velero\"",
                        "registry.example/mirror/velero/velero-plugin-for-aws:v1.14.2",
                        "registry.example/mirror/kubectl\"")
                .doesNotContain("docker.io", "registry.k8s.io");
    }

    @Test
    void refuses_to_take_snapshots_without_their_controller() {
        var stack = TestStack.create();
        var cluster = ClusterFixture.cluster(stack, "taskflow", props -> props);
        var props = new ClusterBackupProps(cluster, STORE, List.of(DAILY), VolumeBackup.SNAPSHOTS);
        assertThatThrownBy(() -> new ClusterBackup(stack, "Backup", props))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("cluster 'taskflow' cannot take snapshots of volumes without snapshot-controller; add it to"
                        + " the cluster's add-ons, or back up no volumes");

        new ClusterBackup(stack, "Objects", new ClusterBackupProps(cluster, STORE, List.of(DAILY), VolumeBackup.NONE));
        assertThat(release(Template.fromStack(stack)).get("Values").toString())
                .contains("\"snapshotVolumes\":false")
                .doesNotContain("EnableCSI");

        assertThatThrownBy(() -> new ClusterBackupProps(cluster, STORE, List.of(DAILY, DAILY), VolumeBackup.NONE))
                .hasMessage("backup schedules need names that differ, got 'daily' twice");
        assertThatThrownBy(() -> new ClusterBackupProps(cluster, STORE, List.of(), VolumeBackup.NONE))
                .hasMessage("a cluster backup needs at least one schedule, got none");
    }

    private static Map<String, Object> release(Template template) {
        return template
                .findResources("Custom::AWSCDK-EKS-HelmChart", Map.of("Properties", Map.of("Chart", "velero")))
                .values()
                .stream()
                .findFirst()
                .map(ClusterBackupTest::properties)
                .orElseThrow();
    }

    private static String snapshotClass(Template template) {
        return template
                .findResources(
                        "Custom::AWSCDK-EKS-KubernetesResource",
                        Map.of("Properties", Map.of("Manifest", Match.stringLikeRegexp("VolumeSnapshotClass"))))
                .values()
                .stream()
                .findFirst()
                .map(ClusterBackupTest::properties)
                .orElseThrow()
                .get("Manifest")
                .toString();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> properties(Map<String, Object> resource) {
        return (Map<String, Object>) resource.get("Properties");
    }
}
