package dev.meridian.constructs.storage.replication;

/** What a deletion does to the replicas. Deleting a particular version never reaches them: S3 does not replicate it. */
public enum DeleteMarkers {
    /** Replicas are deleted too; their versions can still be brought back. */
    REPLICATED,
    /** Replicas stay: a copy for the day somebody deletes by mistake. */
    KEPT_LOCAL
}
