package dev.meridian.constructs.storage.replication;

import dev.meridian.constructs.storage.policies.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import software.amazon.awscdk.services.s3.CfnBucket.DeleteMarkerReplicationProperty;
import software.amazon.awscdk.services.s3.CfnBucket.EncryptionConfigurationProperty;
import software.amazon.awscdk.services.s3.CfnBucket.MetricsProperty;
import software.amazon.awscdk.services.s3.CfnBucket.ReplicationConfigurationProperty;
import software.amazon.awscdk.services.s3.CfnBucket.ReplicationDestinationProperty;
import software.amazon.awscdk.services.s3.CfnBucket.ReplicationRuleFilterProperty;
import software.amazon.awscdk.services.s3.CfnBucket.ReplicationRuleProperty;
import software.amazon.awscdk.services.s3.CfnBucket.ReplicationTimeProperty;
import software.amazon.awscdk.services.s3.CfnBucket.ReplicationTimeValueProperty;
import software.amazon.awscdk.services.s3.CfnBucket.SourceSelectionCriteriaProperty;
import software.amazon.awscdk.services.s3.CfnBucket.SseKmsEncryptedObjectsProperty;

/**
 * The same replication rules in the two shapes they are wanted in: CloudFormation's, and that of the S3 API, which
 * spells {@code ID} and {@code ReplicaKmsKeyID} otherwise. Not for users.
 */
public final class ReplicationRules {
    private static final String ENABLED = "Enabled";
    private static final String DISABLED = "Disabled";
    /** The only figure S3 takes. */
    private static final int TIME_CONTROL_MINUTES = 15;

    private ReplicationRules() {}

    /** One way: replicas are not written to, so there are no changes of theirs to carry back. */
    public static ReplicationConfigurationProperty oneWay(String roleArn, List<ReplicationTarget> targets) {
        return ReplicationConfigurationProperty.builder()
                .role(roleArn)
                .rules(IntStream.range(0, targets.size())
                        .mapToObj(index -> rule(targets.get(index), index + 1))
                        .toList())
                .build();
    }

    /** Both ways, as the body of {@code PutBucketReplication}: changes to replicas' tags and locks are carried back. */
    public static Map<String, Object> bothWays(String roleArn, List<ReplicationTarget> targets) {
        return JsonObject.with("Role", roleArn)
                .and(
                        "Rules",
                        IntStream.range(0, targets.size())
                                .mapToObj(index -> request(targets.get(index), index + 1))
                                .toList())
                .fields();
    }

    private static ReplicationRuleProperty rule(ReplicationTarget target, int priority) {
        var destination = ReplicationDestinationProperty.builder()
                .bucket(target.bucketArn())
                .storageClass(target.storage().storageClass())
                .encryptionConfiguration(EncryptionConfigurationProperty.builder()
                        .replicaKmsKeyId(target.keyArn())
                        .build());
        var metrics = MetricsProperty.builder().status(ENABLED);
        if (target.speed() == ReplicationSpeed.WITHIN_15_MINUTES) {
            var minutes = ReplicationTimeValueProperty.builder()
                    .minutes(TIME_CONTROL_MINUTES)
                    .build();
            destination.replicationTime(ReplicationTimeProperty.builder()
                    .status(ENABLED)
                    .time(minutes)
                    .build());
            metrics.eventThreshold(minutes);
        }
        return ReplicationRuleProperty.builder()
                .id(target.ruleId())
                .priority(priority)
                .status(ENABLED)
                .filter(ReplicationRuleFilterProperty.builder()
                        .prefix(target.keyPrefix())
                        .build())
                .deleteMarkerReplication(DeleteMarkerReplicationProperty.builder()
                        .status(deleteMarkers(target))
                        .build())
                // Without this S3 skips objects under KMS keys, which here is all of them.
                .sourceSelectionCriteria(SourceSelectionCriteriaProperty.builder()
                        .sseKmsEncryptedObjects(SseKmsEncryptedObjectsProperty.builder()
                                .status(ENABLED)
                                .build())
                        .build())
                .destination(destination.metrics(metrics.build()).build())
                .build();
    }

    private static Map<String, Object> request(ReplicationTarget target, int priority) {
        var enabled = JsonObject.with("Status", ENABLED);
        var metrics = JsonObject.with("Status", ENABLED);
        var destination = JsonObject.with("Bucket", target.bucketArn())
                .and("StorageClass", target.storage().storageClass())
                .and("EncryptionConfiguration", JsonObject.with("ReplicaKmsKeyID", target.keyArn()));
        if (target.speed() == ReplicationSpeed.WITHIN_15_MINUTES) {
            var minutes = JsonObject.with("Minutes", TIME_CONTROL_MINUTES);
            destination.and(
                    "ReplicationTime", JsonObject.with("Status", ENABLED).and("Time", minutes));
            metrics.and("EventThreshold", minutes);
        }
        return JsonObject.with("ID", target.ruleId())
                .and("Priority", priority)
                .and("Status", ENABLED)
                .and("Filter", JsonObject.with("Prefix", target.keyPrefix()))
                .and("DeleteMarkerReplication", JsonObject.with("Status", deleteMarkers(target)))
                .and(
                        "SourceSelectionCriteria",
                        JsonObject.with("SseKmsEncryptedObjects", enabled).and("ReplicaModifications", enabled))
                .and("Destination", destination.and("Metrics", metrics))
                .fields();
    }

    private static String deleteMarkers(ReplicationTarget target) {
        return target.deleteMarkers() == DeleteMarkers.REPLICATED ? ENABLED : DISABLED;
    }
}
