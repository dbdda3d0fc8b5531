package dev.meridian.constructs.storage;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.IGrantable;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketAttributes;
import software.amazon.awscdk.services.s3.CfnBucket;
import software.amazon.awscdk.services.s3.CfnBucket.EventBridgeConfigurationProperty;
import software.amazon.awscdk.services.s3.CfnBucket.MetricsConfigurationProperty;
import software.amazon.awscdk.services.s3.CfnBucket.NotificationConfigurationProperty;
import software.amazon.awscdk.services.s3.CfnBucketPolicy;
import software.amazon.awscdk.services.s3.IBucket;
import software.constructs.Construct;

/**
 * A private, versioned bucket for application data, encrypted with the given key, logged, and kept when its stack goes.
 * It serves as the target of a replication as it is; the source of a two-way one is completed by
 * {@link TwoWayReplication}.
 *
 * <p>The bucket is written in CloudFormation's terms since the CDK's own class would add a function for EventBridge and
 * would write into the log bucket's policy, which belongs to another stack.
 */
public final class ObjectStore extends Construct {
    private final IBucket bucket;

    /** Defines the bucket, its policy and, if there are replicas, the role that S3 copies with. */
    public ObjectStore(Construct scope, String id, ObjectStoreProps props) {
        super(scope, id);
        var keyArn = props.key().getKeyArn();
        var definition = CfnBucket.Builder.create(this, "Default")
                .bucketEncryption(BucketParts.encryptedWith(keyArn))
                .versioningConfiguration(BucketParts.versioned())
                .publicAccessBlockConfiguration(BucketParts.privateOnly())
                .ownershipControls(BucketParts.withoutAcls())
                .loggingConfiguration(BucketParts.loggedTo(props.logBucket()))
                .lifecycleConfiguration(props.lifecycle().render());
        props.name().ifPresent(name -> definition.bucketName(name.value()));
        addOptions(definition, props);
        if (props.replicas().isEmpty()) {
            bucket = create(definition, props, keyArn);
        } else {
            var role = new ReplicationRole(this, "ReplicationRole");
            definition.replicationConfiguration(ReplicationRules.oneWay(role.arn(), props.replicas()));
            bucket = create(definition, props, keyArn);
            role.permit(bucket.getBucketArn(), keyArn, Stack.of(this).getRegion(), props.replicas());
        }
    }

    /** The bucket, to hand to what needs more than the verbs here. Its policy is complete and takes no additions. */
    public IBucket bucket() {
        return bucket;
    }

    /** Lets the reader list the bucket, and read and decrypt objects. */
    public void grantRead(IGrantable reader) {
        bucket.grantRead(reader);
    }

    /** Lets the owner list the bucket, and read, write and delete objects. */
    public void grantReadWrite(IGrantable owner) {
        bucket.grantReadWrite(owner);
    }

    private static void addOptions(CfnBucket.Builder definition, ObjectStoreProps props) {
        if (props.objectLock() instanceof ObjectLock.Retained lock) {
            definition.objectLockEnabled(true).objectLockConfiguration(BucketParts.locked(lock));
        }
        if (props.inventory() instanceof Inventory.Report report) {
            definition.inventoryConfigurations(List.of(BucketParts.listed(report, props.logBucket())));
        }
        var archive = props.lifecycle().tiering().archiveAfterIdleDays();
        if (!archive.isEmpty()) {
            definition.intelligentTieringConfigurations(List.of(BucketParts.archived(archive)));
        }
        if (props.events() == ObjectEvents.EVENT_BRIDGE) {
            definition.notificationConfiguration(NotificationConfigurationProperty.builder()
                    .eventBridgeConfiguration(EventBridgeConfigurationProperty.builder()
                            .eventBridgeEnabled(true)
                            .build())
                    .build());
        }
        if (props.requestMetrics() == RequestMetrics.WHOLE_BUCKET) {
            definition.metricsConfigurations(List.of(
                    MetricsConfigurationProperty.builder().id("EntireBucket").build()));
        }
        if (!props.crossOrigins().isEmpty()) {
            definition.corsConfiguration(CfnBucket.CorsConfigurationProperty.builder()
                    .corsRules(props.crossOrigins().stream()
                            .map(CrossOrigin::render)
                            .toList())
                    .build());
        }
    }

    private IBucket create(CfnBucket.Builder definition, ObjectStoreProps props, String keyArn) {
        var resource = definition.build();
        resource.applyRemovalPolicy(RemovalPolicy.RETAIN);
        var arn = resource.getAttrArn();
        var name = resource.getRef();
        var statements = new ArrayList<Map<String, Object>>();
        statements.addAll(BucketStatements.denyOldTransport(arn, props.tls()));
        statements.addAll(BucketStatements.denyOtherKeys(arn, keyArn));
        CfnBucketPolicy.Builder.create(this, "Policy")
                .bucket(name)
                .policyDocument(JsonObject.policy(statements))
                .build()
                .applyRemovalPolicy(RemovalPolicy.RETAIN);
        return Bucket.fromBucketAttributes(
                this,
                "Bucket",
                BucketAttributes.builder()
                        .bucketArn(arn)
                        .bucketName(name)
                        .encryptionKey(props.key())
                        .build());
    }
}
