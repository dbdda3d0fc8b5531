package dev.meridian.constructs.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.meridian.constructs.workload.container.Port;
import dev.meridian.constructs.workload.exposure.ServiceAddress;
import dev.meridian.constructs.workload.pods.PodProps;
import dev.meridian.constructs.workload.rollout.RollOut;
import dev.meridian.constructs.workload.scaling.Scaling;
import dev.meridian.constructs.workload.service.ServiceObjects;
import dev.meridian.constructs.workload.service.ServiceProps;
import dev.meridian.constructs.workload.volumes.Volume;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VolumesTest {
    private static final Volume DISK = new Volume.Claim("data", "/data", 10);
    private static final Volume SHARED =
            new Volume.SharedFiles("media", "/media", "${Token[TOKEN.7]}", "fsap-0123456789abcdef0");
    private static final Rendered STATEFUL = Rendered.of(ServiceObjects.of(with(DISK)
            .ports(List.of(Port.tcp("http", 8080)))
            .scaling(new Scaling.Fixed(2))
            .build()));
    private static final Rendered SHARING =
            Rendered.of(ServiceObjects.of(with(SHARED).build()));

    @Test
    void a_disk_makes_a_stateful_set_with_a_name_for_each_pod() {
        assertThat(STATEFUL.titles())
                .containsExactly(
                        "ServiceAccount store",
                        "NetworkPolicy store",
                        "Service store",
                        "Service store-pods",
                        "StatefulSet store",
                        "PodDisruptionBudget store");
        assertThat(STATEFUL.spec("StatefulSet", "store"))
                .containsEntry("serviceName", "store-pods")
                .containsEntry("replicas", 2)
                .containsEntry("updateStrategy", Map.of("type", "RollingUpdate"));
        assertThat(STATEFUL.spec("Service", "store-pods")).containsEntry("clusterIP", "None");
        assertThat(STATEFUL.spec("Service", "store")).doesNotContainKey("clusterIP");
    }

    @Test
    void its_disks_stay_whatever_becomes_of_it() {
        assertThat(STATEFUL.spec("StatefulSet", "store"))
                .containsEntry(
                        "persistentVolumeClaimRetentionPolicy",
                        Map.of("whenDeleted", "Retain", "whenScaled", "Retain"));
        assertThat(Rendered.<Object>get(STATEFUL.spec("StatefulSet", "store"), "volumeClaimTemplates", 0, "spec"))
                .isEqualTo(Map.of(
                        "accessModes", List.of("ReadWriteOnce"),
                        "storageClassName", "gp3",
                        "resources", Map.of("requests", Map.of("storage", "10Gi"))));
        assertThat(STATEFUL.container("StatefulSet", "store").get("volumeMounts"))
                .isEqualTo(List.of(Map.of("name", "data", "mountPath", "/data")));
        assertThat(STATEFUL.podSpec("StatefulSet", "store")).doesNotContainKey("volumes");
    }

    @Test
    void versions_of_a_stateful_set_are_told_apart_by_their_own_label() {
        assertThat(Rendered.<Object>get(
                        STATEFUL.podSpec("StatefulSet", "store"), "topologySpreadConstraints", 0, "matchLabelKeys"))
                .isEqualTo(List.of("controller-revision-hash"));
    }

    @Test
    void a_headless_address_is_also_what_names_the_pods() {
        var headless = Rendered.of(ServiceObjects.of(with(DISK)
                .ports(List.of(Port.tcp("http", 8080)))
                .address(new ServiceAddress.Headless("store-service"))
                .build()));

        assertThat(headless.titles()).contains("Service store-service").doesNotContain("Service store-pods");
        assertThat(headless.spec("StatefulSet", "store")).containsEntry("serviceName", "store-service");
    }

    @Test
    void a_shared_directory_is_a_volume_with_a_name_of_its_own_in_the_cluster() {
        var volume = SHARING.object("PersistentVolume", "team-store-media");

        assertThat(Rendered.<Object>get(volume, "metadata", "namespace")).isNull();
        assertThat(volume.get("spec"))
                .isEqualTo(Map.of(
                        "capacity", Map.of("storage", "5Gi"),
                        "accessModes", List.of("ReadWriteMany"),
                        "persistentVolumeReclaimPolicy", "Retain",
                        "storageClassName", "",
                        "volumeMode", "Filesystem",
                        "claimRef", Map.of("namespace", "team", "name", "store-media"),
                        "csi",
                                Map.of(
                                        "driver", "efs.csi.aws.com",
                                        "volumeHandle", "${Token[TOKEN.7]}::fsap-0123456789abcdef0",
                                        "volumeAttributes", Map.of("encryptInTransit", "true"))));
        assertThat(SHARING.spec("PersistentVolumeClaim", "store-media"))
                .isEqualTo(Map.of(
                        "accessModes",
                        List.of("ReadWriteMany"),
                        "storageClassName",
                        "",
                        "volumeName",
                        "team-store-media",
                        "resources",
                        Map.of("requests", Map.of("storage", "5Gi"))));
        assertThat(SHARING.podSpec("Deployment", "store").get("volumes"))
                .isEqualTo(
                        List.of(Map.of("name", "media", "persistentVolumeClaim", Map.of("claimName", "store-media"))));
    }

    @Test
    void disks_and_a_roll_out_that_keeps_two_pods_do_not_go_together() {
        var props = with(DISK).rollOut(RollOut.Rolling.DEFAULT);

        assertThatThrownBy(props::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("pods with disks must be replaced InOrder, got %s", RollOut.Rolling.DEFAULT);
    }

    @Test
    void two_volumes_at_one_path_are_refused() {
        var props = with(DISK, new Volume.Scratch("tmp", "/data", 10, Volume.Medium.MEMORY))
                .build();

        assertThatThrownBy(() -> ServiceObjects.of(props))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("volumes and files must have a mountPath of their own, got '/data' twice");
    }

    private static ServiceProps.Builder with(Volume... volumes) {
        return ServiceProps.builder(
                "store",
                "team",
                "system",
                PodProps.builder(Seeds.container()).volumes(List.of(volumes)).build());
    }
}
