package dev.meridian.constructs.storage.objects;

import dev.meridian.constructs.storage.names.BucketName;
import dev.meridian.constructs.storage.names.LogKind;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.s3.CfnBucket.BlockedEncryptionTypesProperty;
import software.amazon.awscdk.services.s3.CfnBucket.BucketEncryptionProperty;
import software.amazon.awscdk.services.s3.CfnBucket.CorsConfigurationProperty;
import software.amazon.awscdk.services.s3.CfnBucket.DefaultRetentionProperty;
import software.amazon.awscdk.services.s3.CfnBucket.DestinationProperty;
import software.amazon.awscdk.services.s3.CfnBucket.IntelligentTieringConfigurationProperty;
import software.amazon.awscdk.services.s3.CfnBucket.InventoryConfigurationProperty;
import software.amazon.awscdk.services.s3.CfnBucket.LoggingConfigurationProperty;
import software.amazon.awscdk.services.s3.CfnBucket.ObjectLockConfigurationProperty;
import software.amazon.awscdk.services.s3.CfnBucket.ObjectLockRuleProperty;
import software.amazon.awscdk.services.s3.CfnBucket.OwnershipControlsProperty;
import software.amazon.awscdk.services.s3.CfnBucket.OwnershipControlsRuleProperty;
import software.amazon.awscdk.services.s3.CfnBucket.PartitionedPrefixProperty;
import software.amazon.awscdk.services.s3.CfnBucket.PublicAccessBlockConfigurationProperty;
import software.amazon.awscdk.services.s3.CfnBucket.ServerSideEncryptionByDefaultProperty;
import software.amazon.awscdk.services.s3.CfnBucket.ServerSideEncryptionRuleProperty;
import software.amazon.awscdk.services.s3.CfnBucket.TargetObjectKeyFormatProperty;
import software.amazon.awscdk.services.s3.CfnBucket.TieringProperty;
import software.amazon.awscdk.services.s3.CfnBucket.VersioningConfigurationProperty;

/** The properties of {@code AWS::S3::Bucket}, in CloudFormation's words. Not for users. */
public final class BucketParts {
    private static final List<String> INVENTORY_FIELDS = List.of(
            "Size",
            "LastModifiedDate",
            "StorageClass",
            "ETag",
            "IsMultipartUploaded",
            "ReplicationStatus",
            "EncryptionStatus",
            "ObjectLockRetainUntilDate",
            "ObjectLockMode",
            "ObjectLockLegalHoldStatus",
            "IntelligentTieringAccessTier",
            "BucketKeyStatus");

    private BucketParts() {}

    /** Encryption with a key of ours, asked for a data key once per bucket rather than once per object. */
    public static BucketEncryptionProperty encryptedWith(String keyArn) {
        return encryption(ServerSideEncryptionRuleProperty.builder()
                .bucketKeyEnabled(true)
                .serverSideEncryptionByDefault(ServerSideEncryptionByDefaultProperty.builder()
                        .sseAlgorithm("aws:kms")
                        .kmsMasterKeyId(keyArn)
                        .build()));
    }

    /** Encryption with the keys of S3, for buckets that services write to which can use no other. */
    public static BucketEncryptionProperty encryptedByS3() {
        return encryption(ServerSideEncryptionRuleProperty.builder()
                .serverSideEncryptionByDefault(ServerSideEncryptionByDefaultProperty.builder()
                        .sseAlgorithm("AES256")
                        .build()));
    }

    /** Keys that the client keeps to itself are blocked: S3 could neither replicate nor audit such objects. */
    private static BucketEncryptionProperty encryption(ServerSideEncryptionRuleProperty.Builder rule) {
        return BucketEncryptionProperty.builder()
                .serverSideEncryptionConfiguration(
                        List.of(rule.blockedEncryptionTypes(BlockedEncryptionTypesProperty.builder()
                                        .encryptionType(List.of("SSE-C"))
                                        .build())
                                .build()))
                .build();
    }

    /** Nothing public, neither by ACL nor by policy. */
    public static PublicAccessBlockConfigurationProperty privateOnly() {
        return PublicAccessBlockConfigurationProperty.builder()
                .blockPublicAcls(true)
                .blockPublicPolicy(true)
                .ignorePublicAcls(true)
                .restrictPublicBuckets(true)
                .build();
    }

    /** The bucket owns every object, and ACLs have no effect. */
    public static OwnershipControlsProperty withoutAcls() {
        return OwnershipControlsProperty.builder()
                .rules(List.of(OwnershipControlsRuleProperty.builder()
                        .objectOwnership("BucketOwnerEnforced")
                        .build()))
                .build();
    }

    /** What is replaced or deleted stays as an older version. */
    public static VersioningConfigurationProperty versioned() {
        return VersioningConfigurationProperty.builder().status("Enabled").build();
    }

    /** Partitioned by account, region, bucket and day of the event: what a query narrows down by. */
    public static LoggingConfigurationProperty loggedTo(BucketName logBucket) {
        return LoggingConfigurationProperty.builder()
                .destinationBucketName(logBucket.value())
                .logFilePrefix(LogKind.S3_ACCESS.prefix() + "/")
                .targetObjectKeyFormat(TargetObjectKeyFormatProperty.builder()
                        .partitionedPrefix(PartitionedPrefixProperty.builder()
                                .partitionDateSource("EventTime")
                                .build())
                        .build())
                .build();
    }

    /** Every new version is kept from deletion for the days of the lock. */
    public static ObjectLockConfigurationProperty locked(ObjectLock.Retained lock) {
        return ObjectLockConfigurationProperty.builder()
                .objectLockEnabled("Enabled")
                .rule(ObjectLockRuleProperty.builder()
                        .defaultRetention(DefaultRetentionProperty.builder()
                                .mode(lock.mode())
                                .days(lock.days())
                                .build())
                        .build())
                .build();
    }

    /** A regular list of all versions, written to the log bucket. */
    public static InventoryConfigurationProperty listed(Inventory.Report report, BucketName logBucket) {
        return InventoryConfigurationProperty.builder()
                .id("AllVersions")
                .enabled(true)
                .includedObjectVersions("All")
                .scheduleFrequency(report.frequency().text())
                .optionalFields(INVENTORY_FIELDS)
                .destination(DestinationProperty.builder()
                        .bucketArn(logBucket.arn())
                        .prefix(LogKind.S3_INVENTORY.prefix())
                        .format(report.format().text())
                        .build())
                .build();
    }

    /** Lets pages of other origins use the bucket in a browser. */
    public static CorsConfigurationProperty openTo(List<CrossOrigin> crossOrigins) {
        return CorsConfigurationProperty.builder()
                .corsRules(crossOrigins.stream().map(CrossOrigin::render).toList())
                .build();
    }

    /** Archives objects that nobody read for so many days, by the name of the archive tier. */
    public static IntelligentTieringConfigurationProperty archived(Map<String, Integer> archiveAfterIdleDays) {
        return IntelligentTieringConfigurationProperty.builder()
                .id("ArchiveIdle")
                .status("Enabled")
                .tierings(archiveAfterIdleDays.entrySet().stream()
                        .map(tier -> TieringProperty.builder()
                                .accessTier(tier.getKey())
                                .days(tier.getValue())
                                .build())
                        .toList())
                .build();
    }
}
