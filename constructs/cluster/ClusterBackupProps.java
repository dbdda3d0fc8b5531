package dev.meridian.constructs.cluster;

import static java.util.Objects.requireNonNull;

import dev.meridian.constructs.cluster.backups.BackupSchedule;
import dev.meridian.constructs.cluster.backups.BackupStore;
import dev.meridian.constructs.cluster.backups.VolumeBackup;
import java.util.HashSet;
import java.util.List;

/**
 * What a {@link ClusterBackup} backs up.
 *
 * @param cluster the cluster
 * @param store where backups go
 * @param schedules when, and what of; at least one, names differ
 * @param volumes what becomes of volumes
 */
public record ClusterBackupProps(
        KubernetesCluster cluster, BackupStore store, List<BackupSchedule> schedules, VolumeBackup volumes) {

    /** @throws IllegalArgumentException if there is no schedule, or there are two of one name */
    public ClusterBackupProps {
        requireNonNull(cluster, "cluster");
        requireNonNull(store, "store");
        requireNonNull(volumes, "volumes");
        schedules = List.copyOf(schedules);
        if (schedules.isEmpty()) {
            throw new IllegalArgumentException("a cluster backup needs at least one schedule, got none");
        }
        var names = new HashSet<String>();
        for (var schedule : schedules) {
            if (!names.add(schedule.name())) {
                throw new IllegalArgumentException(
                        "backup schedules need names that differ, got '%s' twice".formatted(schedule.name()));
            }
        }
    }
}
