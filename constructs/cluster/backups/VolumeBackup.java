package dev.meridian.constructs.cluster.backups;

/** What becomes of the volumes that backed-up pods claim. */
public enum VolumeBackup {
    /**
     * Snapshots of EBS volumes, in the cluster's region, under the volumes' key. The cluster needs the add-on {@code
     * SNAPSHOT_CONTROLLER}; volumes on EFS are not backed up.
     */
    SNAPSHOTS,
    /**
     * Snapshots whose contents an agent on each node moves into the bucket, so that they go wherever the bucket is
     * replicated to.
     */
    SNAPSHOTS_MOVED_TO_BUCKET,
    /** Objects alone, for clusters whose data is elsewhere. */
    NONE;

    /** Whether the cluster needs to take snapshots. Not for users. */
    public boolean takesSnapshots() {
        return this != NONE;
    }
}
