package dev.meridian.constructs.storage;

import dev.meridian.constructs.storage.policies.JsonObject;
import dev.meridian.constructs.storage.replication.ReplicationRole;
import dev.meridian.constructs.storage.replication.ReplicationRules;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.customresources.AwsCustomResource;
import software.amazon.awscdk.customresources.AwsCustomResourcePolicy;
import software.amazon.awscdk.customresources.AwsSdkCall;
import software.amazon.awscdk.customresources.PhysicalResourceId;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.logs.LogGroup;
import software.constructs.Construct;

/**
 * Makes a bucket that stands already copy every change to its peers in other regions; with the same construct in each
 * of those, the buckets keep each other equal. Changes to replicas' tags and locks travel too (Amazon S3 User Guide,
 * "Replicating metadata changes with replica modification sync").
 *
 * <p>CloudFormation knows replication only as a property of the bucket, and S3 refuses rules whose target is missing: a
 * circle of buckets can not be born that way. So the buckets come first, without rules, in an earlier layer, and the
 * rules are put on them by an API call. Objects from before are not copied; S3 Batch Replication does that.
 *
 * <p>One per stack: all API-call resources of a stack share the first one's function, and with it its role and log.
 */
public final class TwoWayReplication extends Construct {
    /** Defines the copying role and the resource that sets the rules, and takes them off when it is removed. */
    public TwoWayReplication(Construct scope, String id, TwoWayReplicationProps props) {
        super(scope, id);
        var bucketName = props.bucket().value();
        var bucketArn = props.bucket().arn();
        var copier = new ReplicationRole(this, "ReplicationRole");
        copier.permit(
                new ReplicationRole.Source(
                        bucketArn,
                        bucketArn,
                        props.key().getKeyArn(),
                        Stack.of(this).getRegion()),
                props.peers());

        var log = LogGroup.Builder.create(this, "Log")
                .retention(props.logRetention())
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
        var rules = AwsCustomResource.Builder.create(this, "Default")
                .resourceType("Custom::S3TwoWayReplication")
                .installLatestAwsSdk(false)
                .role(caller(log))
                .logGroup(log)
                // Serves the creation as well.
                .onUpdate(AwsSdkCall.builder()
                        .service("S3")
                        .action("PutBucketReplication")
                        .parameters(JsonObject.with("Bucket", bucketName)
                                .and("ReplicationConfiguration", ReplicationRules.bothWays(copier.arn(), props.peers()))
                                .fields())
                        // Another bucket is another resource: the old one's rules are then taken off.
                        .physicalResourceId(PhysicalResourceId.of(bucketName + "/replication"))
                        .build())
                .onDelete(AwsSdkCall.builder()
                        .service("S3")
                        .action("DeleteBucketReplication")
                        .parameters(Map.of("Bucket", bucketName))
                        .ignoreErrorCodesMatching("NoSuchBucket")
                        .build())
                .policy(AwsCustomResourcePolicy.fromStatements(List.of(
                        allow(bucketArn, "s3:PutReplicationConfiguration", "s3:GetReplicationConfiguration"),
                        allow(copier.arn(), "iam:PassRole"))))
                .build();
        // Rules before permissions would fail the first objects, and S3 does not try those again.
        rules.getNode().addDependency(copier);
    }

    /** Its own role, since the CDK's default would use a managed policy that may write any log. */
    private Role caller(LogGroup log) {
        var logs = JsonObject.with("Effect", "Allow")
                .and("Action", List.of("logs:CreateLogStream", "logs:PutLogEvents"))
                .and("Resource", log.getLogGroupArn())
                .fields();
        return Role.Builder.create(this, "CallerRole")
                .assumedBy(new ServicePrincipal("lambda.amazonaws.com"))
                .inlinePolicies(Map.of("Log", PolicyDocument.fromJson(JsonObject.policy(List.of(logs)))))
                .build();
    }

    private static PolicyStatement allow(String resource, String... actions) {
        return PolicyStatement.Builder.create()
                .actions(List.of(actions))
                .resources(List.of(resource))
                .build();
    }
}
