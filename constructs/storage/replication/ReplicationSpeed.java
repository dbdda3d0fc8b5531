package dev.meridian.constructs.storage.replication;

/** How fast replicas follow, and who hears when they do not. */
public enum ReplicationSpeed {
    /**
     * S3 Replication Time Control: 99.99 % of objects within 15 minutes (Amazon S3 User Guide, "Meeting compliance
     * requirements with S3 Replication Time Control"), charged per GB. Lag is a metric; a late object is a notification
     * of type {@code s3:Replication:OperationMissedThreshold}, which EventBridge does not carry.
     */
    WITHIN_15_MINUTES,
    /** Most objects within minutes, without a promise; lag and failures are still metrics. */
    BEST_EFFORT
}
