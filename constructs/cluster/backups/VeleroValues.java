package dev.meridian.constructs.cluster.backups;

import dev.meridian.constructs.cluster.kubectl.Chart;
import dev.meridian.constructs.cluster.kubectl.ChartImage;
import dev.meridian.constructs.cluster.kubectl.Ordered;
import dev.meridian.constructs.cluster.kubectl.Releases;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The values of Velero's chart. Not for users: {@code ClusterBackup} installs it. */
public final class VeleroValues {
    /** 1.14 goes with the Velero 1.18 of the chart (velero-plugin-for-aws, README, Compatibility). */
    private static final String PLUGIN_TAG = "v1.14.2";

    /** Within one minor version of every {@code ClusterVersion}; the chart's own is the cluster's. */
    private static final String KUBECTL_TAG = "v1.35.3";

    private static final String PROVIDER = "aws";
    private static final String LOCATION = "default";

    private VeleroValues() {}

    /** Velero with one location, these schedules, and no credentials but those of its pod identity. */
    public static Map<String, Object> of(
            Releases releases,
            String region,
            String serviceAccount,
            BackupStore store,
            List<BackupSchedule> schedules,
            VolumeBackup volumes) {
        var values = new LinkedHashMap<String, Object>();
        values.put("image", Ordered.map("repository", releases.image(Chart.VELERO)));
        values.put("initContainers", List.of(plugin(releases)));
        values.put("podSecurityContext", seccomp());
        // Its user has a name rather than a number, which runAsNonRoot cannot check, and its home must be writable.
        values.put("containerSecurityContext", unprivileged());
        values.put("resources", requests("100m", "256Mi"));
        values.put("upgradeJobResources", requests("50m", "128Mi"));
        values.put(
                "kubectl",
                Ordered.map(
                        "image",
                        Ordered.map("repository", releases.image(ChartImage.KUBECTL), "tag", KUBECTL_TAG),
                        "containerSecurityContext",
                        unprivileged()));
        values.put("upgradeCRDs", true);
        // Backups are resources of these types: with the types they would go, and their files with them.
        values.put("cleanUpCRDs", false);
        values.put("credentials", Ordered.map("useSecret", false));
        values.put("serviceAccount", Ordered.map("server", Ordered.map("create", true, "name", serviceAccount)));
        values.put("backupsEnabled", true);
        // Snapshots are taken through CSI, by the driver and with its permissions.
        values.put("snapshotsEnabled", false);
        values.put("configuration", configuration(region, store, volumes));
        values.put("schedules", schedules(schedules, volumes));
        values.put("deployNodeAgent", volumes == VolumeBackup.SNAPSHOTS_MOVED_TO_BUCKET);
        if (volumes == VolumeBackup.SNAPSHOTS_MOVED_TO_BUCKET) {
            // Only backups of files read the host's path.
            values.put("nodeAgent", Ordered.map("disableHostPath", true, "resources", requests("100m", "512Mi")));
        }
        return values;
    }

    private static Map<String, Object> plugin(Releases releases) {
        return Ordered.map(
                "name",
                "velero-plugin-for-aws",
                "image",
                "%s:%s".formatted(releases.image(ChartImage.VELERO_PLUGIN_FOR_AWS), PLUGIN_TAG),
                "imagePullPolicy",
                "IfNotPresent",
                "securityContext",
                unprivileged(),
                "volumeMounts",
                List.of(Ordered.map("mountPath", "/target", "name", "plugins")));
    }

    private static Map<String, Object> configuration(String region, BackupStore store, VolumeBackup volumes) {
        var configuration = new LinkedHashMap<String, Object>();
        configuration.put(
                "backupStorageLocation",
                List.of(Ordered.map(
                        "name",
                        LOCATION,
                        "provider",
                        PROVIDER,
                        "bucket",
                        store.bucket().value(),
                        "prefix",
                        store.prefix(),
                        "default",
                        true,
                        "accessMode",
                        "ReadWrite",
                        "config",
                        Ordered.map("region", region))));
        configuration.put("logFormat", "json");
        if (volumes.takesSnapshots()) {
            configuration.put("features", "EnableCSI");
        }
        return configuration;
    }

    private static Map<String, Object> schedules(List<BackupSchedule> schedules, VolumeBackup volumes) {
        var values = new LinkedHashMap<String, Object>();
        for (var schedule : schedules) {
            values.put(
                    schedule.name(),
                    Ordered.map(
                            "schedule", schedule.cron(),
                            // With owners, backups would go with their schedule.
                            "useOwnerReferencesInBackup", false,
                            "template", template(schedule, volumes)));
        }
        return values;
    }

    private static Map<String, Object> template(BackupSchedule schedule, VolumeBackup volumes) {
        return Ordered.map(
                "ttl", "%dh".formatted(schedule.keepHours()),
                "storageLocation", LOCATION,
                "includedNamespaces", schedule.namespaces(),
                "excludedResources", List.of("secrets"),
                "snapshotVolumes", volumes.takesSnapshots(),
                "snapshotMoveData", volumes == VolumeBackup.SNAPSHOTS_MOVED_TO_BUCKET);
    }

    private static Map<String, Object> seccomp() {
        return Ordered.map("seccompProfile", Ordered.map("type", "RuntimeDefault"));
    }

    private static Map<String, Object> unprivileged() {
        return Ordered.map("allowPrivilegeEscalation", false, "capabilities", Ordered.map("drop", List.of("ALL")));
    }

    private static Map<String, Object> requests(String cpu, String memory) {
        return Ordered.map("requests", Ordered.map("cpu", cpu, "memory", memory));
    }
}
