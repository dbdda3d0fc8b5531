package dev.meridian.constructs.storage;

/** How fast replicas follow, and who hears when they do not. */
public enum ReplicationSpeed {
    /**
     * S3 Replication Time Control: 99.99 % of objects within 15 minutes, charged per GB; a late object is an event
     * ({@code s3:Replication:OperationMissedThreshold}).
     */
    WITHIN_15_MINUTES,
    /** Most objects within minutes, without a promise; lag and failures are still metrics. */
    BEST_EFFORT
}
