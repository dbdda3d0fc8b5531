package dev.meridian.constructs.cluster;

import dev.meridian.constructs.cluster.access.ControllerIdentity;
import dev.meridian.constructs.cluster.access.Roles;
import dev.meridian.constructs.cluster.addons.ClusterAddon;
import dev.meridian.constructs.cluster.backups.BackupStore;
import dev.meridian.constructs.cluster.backups.VeleroValues;
import dev.meridian.constructs.cluster.controlplane.ClusterParts;
import dev.meridian.constructs.cluster.kubectl.Chart;
import dev.meridian.constructs.cluster.kubectl.Ordered;
import dev.meridian.constructs.policy.Acknowledged;
import java.util.List;
import java.util.Map;
import software.constructs.Construct;

/**
 * Velero: backs up the objects of namespaces, and the volumes that their pods claim, to a bucket, by schedule.
 *
 * <p>The bucket belongs to another stack, since it outlives the cluster. Velero reads and writes its prefix there with
 * the role of its pods, and has no other permission in AWS: snapshots are taken through CSI by the driver of the
 * volumes. Secrets are left out, since their values live in Secrets Manager and External Secrets makes them again.
 * Metrics are served on port 8085 with the annotations that Prometheus scrapes by.
 *
 * <p>Restoring is a person's decision, made with Velero's command line.
 */
public final class ClusterBackup extends Construct {
    private static final String NAMESPACE = "velero";
    private static final String SERVICE_ACCOUNT = "velero";
    private static final String SNAPSHOT_CLASS = "velero";

    /** @throws IllegalArgumentException if volumes are to be backed up that the cluster has no add-ons for */
    public ClusterBackup(Construct scope, String id, ClusterBackupProps props) {
        super(scope, id);
        var cluster = props.cluster();
        if (props.volumes().takesSnapshots()) {
            requireSnapshots(cluster);
        }
        var parts = cluster.parts();
        var releases = parts.releases();
        var identity = new ControllerIdentity(
                this, "Identity", parts, NAMESPACE, SERVICE_ACCOUNT, permissions(parts, props.store()));
        Acknowledged.on(
                identity,
                "Velero names its objects by backup and time; the prefix is the boundary",
                Acknowledged.resource(props.store().objectArns()));
        var release = releases.install(
                this,
                "Default",
                Chart.VELERO,
                NAMESPACE,
                VeleroValues.of(
                        releases, parts.region(), SERVICE_ACCOUNT, props.store(), props.schedules(), props.volumes()),
                cluster.ready(),
                identity);
        if (props.volumes().takesSnapshots()) {
            releases.impose(this, "SnapshotClass", List.of(snapshotClass(cluster.volumeDriver())), List.of(release));
        }
    }

    private static void requireSnapshots(KubernetesCluster cluster) {
        for (var addon : List.of(ClusterAddon.EBS_CSI_DRIVER, ClusterAddon.SNAPSHOT_CONTROLLER)) {
            if (!cluster.has(addon)) {
                throw new IllegalArgumentException(
                        ("cluster '%s' cannot take snapshots of volumes without %s; add it to the cluster's add-ons, or "
                                        + "back up no volumes")
                                .formatted(cluster.clusterName(), addon.title()));
            }
        }
    }

    /**
     * Listing is not bound to the prefix: S3 answers a question for an object that is missing with 403 unless the
     * caller may list the bucket (Amazon S3 API Reference, HeadObject), and such a request carries no prefix.
     */
    private static List<Map<String, Object>> permissions(ClusterParts parts, BackupStore store) {
        return List.of(
                Roles.allow(
                        "ListBackups", List.of("s3:ListBucket"), store.bucket().arn()),
                Roles.allow(
                        "KeepBackups",
                        List.of(
                                "s3:AbortMultipartUpload",
                                "s3:DeleteObject",
                                "s3:GetObject",
                                "s3:ListMultipartUploadParts",
                                "s3:PutObject"),
                        store.objectArns()),
                Roles.allow(
                        "EncryptBackups",
                        List.of("kms:Decrypt", "kms:GenerateDataKey"),
                        store.keyArn(),
                        Map.of(
                                "StringEquals",
                                Map.of("kms:ViaService", "s3.%s.amazonaws.com".formatted(parts.region())))));
    }

    /**
     * Velero takes the class that carries its label. The snapshots are retained when their objects go with a
     * namespace; Velero deletes them with their backup whatever the policy says (Velero documentation, Container
     * Storage Interface Snapshot Support).
     */
    private static Map<String, Object> snapshotClass(String driver) {
        return Ordered.map(
                "apiVersion",
                "snapshot.storage.k8s.io/v1",
                "kind",
                "VolumeSnapshotClass",
                "metadata",
                Ordered.map(
                        "name", SNAPSHOT_CLASS, "labels", Ordered.map("velero.io/csi-volumesnapshot-class", "true")),
                "driver",
                driver,
                "deletionPolicy",
                "Retain");
    }
}
