package dev.meridian.constructs.backup.rules;

import java.util.List;

/**
 * A kind of resource that AWS Backup protects, and what it can do for it (AWS Backup Developer Guide, Feature
 * availability by resource).
 */
public enum ProtectedKind {
    /** RDS instances: point-in-time recovery, no cold storage. */
    DATABASES("arn:aws:rds:*:*:db:*", Cold.NO, Continuous.YES),
    /**
     * Aurora clusters: point-in-time recovery, no cold storage. RDS Multi-AZ clusters are among them, with snapshots
     * only.
     */
    DATABASE_CLUSTERS("arn:aws:rds:*:*:cluster:*", Cold.NO, Continuous.YES),
    /** EFS file systems: cold storage, snapshots only. */
    FILES("arn:aws:elasticfilesystem:*:*:file-system/*", Cold.YES, Continuous.NO),
    /** S3 buckets: point-in-time recovery, no cold storage; a bucket must be versioned. */
    OBJECTS("arn:aws:s3:::*", Cold.NO, Continuous.YES),
    /** EBS volumes: snapshots only; their archive tier takes monthly snapshots alone and is not offered here. */
    VOLUMES("arn:aws:ec2:*:*:volume/*", Cold.NO, Continuous.NO),
    /** DynamoDB tables in accounts with advanced DynamoDB backup: cold storage, snapshots only. */
    TABLES("arn:aws:dynamodb:*:*:table/*", Cold.YES, Continuous.NO);

    /** Also finds resources by tag and copies between vaults, so every kind needs it. */
    private static final String COMMON_POLICY = "service-role/AWSBackupServiceRolePolicyForBackup";

    private static final String S3_POLICY = "AWSBackupServiceRolePolicyForS3Backup";

    private final String arnPattern;
    private final Cold cold;
    private final Continuous continuous;

    ProtectedKind(String arnPattern, Cold cold, Continuous continuous) {
        this.arnPattern = arnPattern;
        this.cold = cold;
        this.continuous = continuous;
    }

    /** Whether its recovery points can move to cold storage; AWS Backup silently ignores the wish for other kinds. */
    public boolean hasColdStorage() {
        return cold == Cold.YES;
    }

    /** Whether it can be restored to any second of the last 35 days. */
    public boolean hasPointInTimeRecovery() {
        return continuous == Continuous.YES;
    }

    /** What the ARNs of this kind look like, in every region and account. */
    public String arnPattern() {
        return arnPattern;
    }

    /** The AWS managed policies that a role needs to back this kind up. */
    public List<String> backupPolicies() {
        return this == OBJECTS ? List.of(COMMON_POLICY, S3_POLICY) : List.of(COMMON_POLICY);
    }

    private enum Cold {
        YES,
        NO
    }

    private enum Continuous {
        YES,
        NO
    }
}
