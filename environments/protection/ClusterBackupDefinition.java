package dev.meridian.environments.protection;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * How what runs on the cluster is backed up: its Kubernetes objects and the disks of its pods, in each region.
 *
 * @param schedule when, as the five fields of cron in UTC
 * @param retentionHours how long each backup is kept, 1 to 8760
 * @param namespaces the namespaces that are backed up
 */
public record ClusterBackupDefinition(String schedule, int retentionHours, List<String> namespaces) {
    public ClusterBackupDefinition {
        requireNonNull(schedule, "schedule");
        namespaces = List.copyOf(namespaces);
    }
}
