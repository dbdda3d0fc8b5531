package dev.meridian.constructs.storage;

import dev.meridian.constructs.policy.Acknowledged;
import dev.meridian.constructs.storage.lifecycle.Expiry;
import dev.meridian.constructs.storage.lifecycle.Lifecycle;
import dev.meridian.constructs.storage.names.LogKind;
import dev.meridian.constructs.storage.objects.BucketParts;
import dev.meridian.constructs.storage.policies.BucketStatements;
import dev.meridian.constructs.storage.policies.JsonObject;
import dev.meridian.constructs.storage.policies.MinimumTls;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.regioninfo.RegionInfo;
import software.amazon.awscdk.services.s3.CfnBucket;
import software.amazon.awscdk.services.s3.CfnBucketPolicy;
import software.constructs.Construct;

/**
 * The bucket of a region that AWS services write their logs to: one prefix per {@link LogKind}. Its policy is complete
 * from the start, so that later stacks only need its name.
 *
 * <p>It is encrypted with keys of S3: load balancers can not write under a KMS key of ours (Elastic Load Balancing User
 * Guide, "Enable access logs for your Application Load Balancer").
 */
public final class LogBucket extends Construct {
    private static final int NONCURRENT_DAYS = 30;
    private static final List<String> PUT_OBJECT = List.of("s3:PutObject");
    private static final String DELIVERY = "delivery.logs.amazonaws.com";

    private final LogBucketProps props;
    private final String arn;

    /** Defines the bucket and its policy. */
    public LogBucket(Construct scope, String id, LogBucketProps props) {
        super(scope, id);
        this.props = props;
        var resource = CfnBucket.Builder.create(this, "Default")
                .bucketName(props.name().value())
                .bucketEncryption(BucketParts.encryptedByS3())
                .versioningConfiguration(BucketParts.versioned())
                .publicAccessBlockConfiguration(BucketParts.privateOnly())
                .ownershipControls(BucketParts.withoutAcls())
                .lifecycleConfiguration(Lifecycle.builder()
                        .expiry(new Expiry.After(props.retentionDays()))
                        .noncurrentDays(NONCURRENT_DAYS)
                        .build()
                        .render())
                .build();
        arn = resource.getAttrArn();
        resource.applyRemovalPolicy(props.removal());
        // With the pack's prefix before the id, CDK would take the finding as accepted on every bucket of the app.
        Acknowledged.on(
                resource,
                "This is where access logs go; logging its own deliveries would never end",
                "AwsSolutions-S1");
        CfnBucketPolicy.Builder.create(this, "Policy")
                .bucket(resource.getRef())
                .policyDocument(JsonObject.policy(statements()))
                .build()
                .applyRemovalPolicy(props.removal());
    }

    private List<Map<String, Object>> statements() {
        var statements = new ArrayList<Map<String, Object>>();
        statements.addAll(BucketStatements.denyOldTransport(arn, MinimumTls.V1_2));
        statements.addAll(loadBalancers());
        statements.addAll(logDelivery());
        statements.addAll(buckets());
        return statements;
    }

    /** A load balancer may put a folder for each kind of its logs before the one that AWS makes. */
    private String loadBalancerObjects(LogKind kind) {
        return objects(kind, "*AWSLogs/" + props.account() + "/*");
    }

    /** In regions from before August 2022 Application Load Balancers also write as an account of AWS's own. */
    private List<Map<String, Object>> loadBalancers() {
        var statements = new ArrayList<Map<String, Object>>();
        var resource = loadBalancerObjects(LogKind.APPLICATION_LOAD_BALANCER);
        statements.add(BucketStatements.allowService(
                "ApplicationLoadBalancers",
                "logdelivery.elasticloadbalancing.amazonaws.com",
                PUT_OBJECT,
                resource,
                JsonObject.with(
                        "ArnLike",
                        JsonObject.with(
                                "aws:SourceArn",
                                "arn:aws:elasticloadbalancing:%s:%s:loadbalancer/*"
                                        .formatted(props.region(), props.account())))));
        var deliveryAccount = RegionInfo.get(props.region()).getElbv2Account();
        if (deliveryAccount != null) {
            statements.add(JsonObject.with("Sid", "ApplicationLoadBalancersByAccount")
                    .and("Effect", "Allow")
                    .and("Principal", JsonObject.with("AWS", "arn:aws:iam::%s:root".formatted(deliveryAccount)))
                    .and("Action", PUT_OBJECT)
                    .and("Resource", resource)
                    .fields());
        }
        return statements;
    }

    /**
     * Network Load Balancers and flow logs. Had the policy not these statements, the services would write them into it
     * themselves, behind CloudFormation's back. Hive partitions put {@code aws-account-id=} before the account.
     */
    private List<Map<String, Object>> logDelivery() {
        var ours = JsonObject.with("StringEquals", JsonObject.with("aws:SourceAccount", props.account()))
                .and("ArnLike", JsonObject.with("aws:SourceArn", logsArn()));
        var oursWithAcl = JsonObject.with(
                        "StringEquals",
                        JsonObject.with("s3:x-amz-acl", "bucket-owner-full-control")
                                .and("aws:SourceAccount", props.account()))
                .and("ArnLike", JsonObject.with("aws:SourceArn", logsArn()));
        return List.of(
                BucketStatements.allowService(
                        "LogDeliveryCheck", DELIVERY, List.of("s3:GetBucketAcl", "s3:ListBucket"), arn, ours),
                BucketStatements.allowService(
                        "NetworkLoadBalancers",
                        DELIVERY,
                        PUT_OBJECT,
                        loadBalancerObjects(LogKind.NETWORK_LOAD_BALANCER),
                        oursWithAcl),
                BucketStatements.allowService(
                        "FlowLogs", DELIVERY, PUT_OBJECT, objects(LogKind.VPC_FLOW, "AWSLogs/*"), oursWithAcl));
    }

    private List<Map<String, Object>> buckets() {
        var anyBucket = JsonObject.with("aws:SourceArn", "arn:aws:s3:::*");
        return List.of(
                BucketStatements.allowService(
                        "ServerAccessLogs",
                        "logging.s3.amazonaws.com",
                        PUT_OBJECT,
                        objects(LogKind.S3_ACCESS, "*"),
                        JsonObject.with("StringEquals", JsonObject.with("aws:SourceAccount", props.account()))
                                .and("ArnLike", anyBucket)),
                BucketStatements.allowService(
                        "Inventories",
                        "s3.amazonaws.com",
                        PUT_OBJECT,
                        objects(LogKind.S3_INVENTORY, "*"),
                        JsonObject.with(
                                        "StringEquals",
                                        JsonObject.with("s3:x-amz-acl", "bucket-owner-full-control")
                                                .and("aws:SourceAccount", props.account()))
                                .and("ArnLike", anyBucket)));
    }

    private String logsArn() {
        return "arn:aws:logs:%s:%s:*".formatted(props.region(), props.account());
    }

    private String objects(LogKind kind, String rest) {
        return "%s/%s/%s".formatted(arn, kind.prefix(), rest);
    }
}
