package dev.meridian.constructs.storage;

import dev.meridian.constructs.policy.Acknowledged;
import dev.meridian.constructs.storage.names.BucketName;
import dev.meridian.constructs.storage.objects.BucketParts;
import dev.meridian.constructs.storage.objects.Inventory;
import dev.meridian.constructs.storage.objects.ObjectEvents;
import dev.meridian.constructs.storage.objects.ObjectLock;
import dev.meridian.constructs.storage.objects.RequestMetrics;
import dev.meridian.constructs.storage.policies.BucketStatements;
import dev.meridian.constructs.storage.policies.JsonObject;
import dev.meridian.constructs.storage.replication.ReplicationRole;
import dev.meridian.constructs.storage.replication.ReplicationRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.Token;
import software.amazon.awscdk.services.iam.Grant;
import software.amazon.awscdk.services.iam.GrantOnPrincipalOptions;
import software.amazon.awscdk.services.iam.IGrantable;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.s3.CfnBucket;
import software.amazon.awscdk.services.s3.CfnBucket.EventBridgeConfigurationProperty;
import software.amazon.awscdk.services.s3.CfnBucket.MetricsConfigurationProperty;
import software.amazon.awscdk.services.s3.CfnBucket.NotificationConfigurationProperty;
import software.amazon.awscdk.services.s3.CfnBucketPolicy;
import software.constructs.Construct;
import software.constructs.IConstruct;

/**
 * A private, versioned bucket for application data, encrypted with the given key, logged, and kept when its stack goes,
 * unless it is said otherwise. It serves as the target of a replication as it is; the source of a two-way one is
 * completed by {@link TwoWayReplication}.
 *
 * <p>The bucket is written in CloudFormation's terms since the CDK's own class would add a function for EventBridge and
 * would write into the log bucket's policy, which belongs to another stack.
 */
public final class ObjectStore extends Construct {
    private static final List<String> LIST = List.of("s3:ListBucket");
    private static final List<String> READ = List.of("s3:GetObject", "s3:GetObjectVersion");
    private static final List<String> WRITE =
            List.of("s3:PutObject", "s3:DeleteObject", "s3:AbortMultipartUpload", "s3:ListMultipartUploadParts");

    private final IKey key;
    private final String arn;
    private final String grantedArn;

    /** Defines the bucket, its policy and, if there are replicas, the role that S3 copies with. */
    public ObjectStore(Construct scope, String id, ObjectStoreProps props) {
        super(scope, id);
        key = props.key();
        var keyArn = key.getKeyArn();
        var definition = CfnBucket.Builder.create(this, "Default")
                .bucketEncryption(BucketParts.encryptedWith(keyArn))
                .versioningConfiguration(BucketParts.versioned())
                .publicAccessBlockConfiguration(BucketParts.privateOnly())
                .ownershipControls(BucketParts.withoutAcls())
                .loggingConfiguration(BucketParts.loggedTo(props.logBucket()))
                .lifecycleConfiguration(props.lifecycle().render());
        props.name().ifPresent(name -> definition.bucketName(name.value()));
        addOptions(definition, props);
        var resource = props.replicas().isEmpty() ? definition.build() : replicated(definition, props, keyArn);
        resource.applyRemovalPolicy(props.removal());
        arn = resource.getAttrArn();
        grantedArn = props.name().map(BucketName::arn).orElse(arn);
        addPolicy(resource.getRef(), props, keyArn);
    }

    /** Lets the reader list the bucket, and read and decrypt objects and their versions. */
    public void grantRead(IGrantable reader) {
        grant(reader, LIST, READ);
        key.grant(reader, "kms:Decrypt");
    }

    /** Lets the owner list the bucket, and read, write and delete objects; of versions only to read. */
    public void grantReadWrite(IGrantable owner) {
        grant(
                owner,
                Stream.concat(LIST.stream(), Stream.of("s3:ListBucketMultipartUploads"))
                        .toList(),
                Stream.concat(READ.stream(), WRITE.stream()).toList());
        key.grant(owner, "kms:Decrypt", "kms:GenerateDataKey");
    }

    /**
     * Lets the writer put new objects below a folder, and do nothing with those that are there.
     *
     * @param folder the folder, without a slash at either end
     */
    public void grantPut(IGrantable writer, String folder) {
        grantObjects(writer, List.of("s3:PutObject", "s3:AbortMultipartUpload"), "/" + folder + "/*");
        key.grant(writer, "kms:Decrypt", "kms:GenerateDataKey");
    }

    /**
     * Actions by name rather than the CDK's patterns such as {@code s3:GetObject*}, which also reach ACLs and locks.
     */
    private void grant(IGrantable grantee, List<String> bucketActions, List<String> objectActions) {
        Grant.addToPrincipal(GrantOnPrincipalOptions.builder()
                .grantee(grantee)
                .actions(bucketActions)
                .resourceArns(List.of(grantedArn))
                .build());
        grantObjects(grantee, objectActions, "/*");
    }

    private void grantObjects(IGrantable grantee, List<String> actions, String below) {
        Grant.addToPrincipal(GrantOnPrincipalOptions.builder()
                .grantee(grantee)
                .actions(actions)
                .resourceArns(List.of(grantedArn + below))
                .build());
        if (grantee instanceof IConstruct construct && !Token.isUnresolved(grantedArn)) {
            Acknowledged.on(
                    construct,
                    "Objects get their names from applications; the bucket and folder are what was granted",
                    Acknowledged.resource(grantedArn + below));
        }
    }

    private CfnBucket replicated(CfnBucket.Builder definition, ObjectStoreProps props, String keyArn) {
        var role = new ReplicationRole(this, "ReplicationRole");
        var stack = Stack.of(this);
        var resource = definition
                .replicationConfiguration(ReplicationRules.oneWay(role.arn(), props.replicas()))
                .build();
        var source = props.name()
                .map(BucketName::arn)
                .map(literal -> new ReplicationRole.Source(literal, literal, keyArn, stack.getRegion()))
                .orElseGet(() -> new ReplicationRole.Source(
                        resource.getAttrArn(),
                        "<%s.Arn>".formatted(stack.getLogicalId(resource)),
                        keyArn,
                        stack.getRegion()));
        role.permit(source, props.replicas());
        return resource;
    }

    private void addPolicy(String name, ObjectStoreProps props, String keyArn) {
        var statements = new ArrayList<Map<String, Object>>();
        statements.addAll(BucketStatements.denyOldTransport(arn, props.tls()));
        statements.addAll(BucketStatements.denyOtherKeys(arn, keyArn));
        CfnBucketPolicy.Builder.create(this, "Policy")
                .bucket(name)
                .policyDocument(JsonObject.policy(statements))
                .build()
                .applyRemovalPolicy(props.removal());
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
            definition.corsConfiguration(BucketParts.openTo(props.crossOrigins()));
        }
    }
}
