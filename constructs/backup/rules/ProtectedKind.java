package dev.meridian.constructs.backup.rules;

import java.util.List;
import java.util.Set;

/**
 * A kind of resource that AWS Backup protects, and what it can do for it (AWS Backup Developer Guide, Feature
 * availability by resource).
 */
public enum ProtectedKind {
    /** RDS instances: point-in-time recovery, no cold storage. */
    DATABASES("arn:aws:rds:*:*:db:*", Feature.POINT_IN_TIME_RECOVERY),
    /**
     * Aurora clusters: point-in-time recovery, no cold storage. RDS Multi-AZ clusters are among them, with snapshots
     * only.
     */
    DATABASE_CLUSTERS("arn:aws:rds:*:*:cluster:*", Feature.POINT_IN_TIME_RECOVERY),
    /** EFS file systems: cold storage, snapshots only. */
    FILES("arn:aws:elasticfilesystem:*:*:file-system/*", Feature.COLD_STORAGE),
    /** S3 buckets: point-in-time recovery, no cold storage; a bucket must be versioned. */
    OBJECTS("arn:aws:s3:::*", Feature.POINT_IN_TIME_RECOVERY),
    /** EBS volumes: snapshots only; their archive tier takes monthly snapshots alone and is not offered here. */
    VOLUMES("arn:aws:ec2:*:*:volume/*"),
    /** DynamoDB tables in accounts with advanced DynamoDB backup: cold storage, snapshots only. */
    TABLES("arn:aws:dynamodb:*:*:table/*", Feature.COLD_STORAGE);

    /** Also finds resources by tag and copies between vaults, so every kind needs it. */
    private static final String COMMON_POLICY = "service-role/AWSBackupServiceRolePolicyForBackup";

    private static final String S3_POLICY = "AWSBackupServiceRolePolicyForS3Backup";

    private final String arnPattern;
    private final Set<Feature> features;

    ProtectedKind(String arnPattern, Feature... features) {
        this.arnPattern = arnPattern;
        this.features = Set.of(features);
    }

    /** Whether its recovery points can move to cold storage; AWS Backup silently ignores the wish for other kinds. */
    public boolean hasColdStorage() {
        return features.contains(Feature.COLD_STORAGE);
    }

    /** Whether it can be restored to any second of the last 35 days. */
    public boolean hasPointInTimeRecovery() {
        return features.contains(Feature.POINT_IN_TIME_RECOVERY);
    }

    /** What the ARNs of this kind look like, in every region and account. For the plan, not for users. */
    public String arnPattern() {
        return arnPattern;
    }

    /** The AWS managed policies that a role needs to back this kind up. For the plan, not for users. */
    public List<String> backupPolicies() {
        return this == OBJECTS ? List.of(COMMON_POLICY, S3_POLICY) : List.of(COMMON_POLICY);
    }

    private enum Feature {
        COLD_STORAGE,
        POINT_IN_TIME_RECOVERY
    }
}
