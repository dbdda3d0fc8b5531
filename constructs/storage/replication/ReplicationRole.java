package dev.meridian.constructs.storage.replication;

import dev.meridian.constructs.policy.Acknowledged;
import dev.meridian.constructs.storage.policies.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awscdk.services.iam.Policy;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.constructs.Construct;

/**
 * The role S3 takes on to read one bucket and write its copies. The permissions are those of the Amazon S3 User Guide,
 * "Setting up permissions for live replication" and "Replicating encrypted objects". They are a policy of their own,
 * since a bucket names its role while the permissions name the bucket. Not for users: the constructs that copy make it.
 */
public final class ReplicationRole extends Construct {
    private final Role role;
    private final String arn;

    /** Defines the role, which may do nothing yet. */
    public ReplicationRole(Construct scope, String id) {
        super(scope, id);
        role = Role.Builder.create(this, "Default")
                .description("Lets S3 copy objects to other regions")
                .assumedBy(new ServicePrincipal("s3.amazonaws.com"))
                .build();
        arn = role.getRoleArn();
    }

    /** The role's ARN, which replication rules name. */
    public String arn() {
        return arn;
    }

    /** Lets the role copy from the source to the targets. */
    public void permit(Source source, List<ReplicationTarget> targets) {
        var bucketArn = source.bucketArn();
        var statements = new ArrayList<Map<String, Object>>();
        statements.add(allow("ReadRules", List.of("s3:GetReplicationConfiguration", "s3:ListBucket"), bucketArn));
        statements.add(allow(
                "ReadObjects",
                List.of(
                        "s3:GetObjectVersionForReplication",
                        "s3:GetObjectVersionAcl",
                        "s3:GetObjectVersionTagging",
                        "s3:GetObjectRetention",
                        "s3:GetObjectLegalHold"),
                bucketArn + "/*"));
        // With a bucket key the context is the bucket, without one (older objects) the object.
        statements.add(through(
                "DecryptSource",
                List.of("kms:Decrypt"),
                source.keyArn(),
                JsonObject.with("kms:ViaService", "s3.%s.amazonaws.com".formatted(source.region()))
                        .and("kms:EncryptionContext:aws:s3:arn", List.of(bucketArn, bucketArn + "/*"))));
        statements.add(allow(
                "WriteCopies",
                List.of("s3:ReplicateObject", "s3:ReplicateDelete", "s3:ReplicateTags"),
                targets.stream().map(target -> target.bucketArn() + "/*").toList()));
        for (var target : targets) {
            statements.add(through(
                    "EncryptCopies" + target.region().replace("-", ""),
                    List.of("kms:Encrypt", "kms:GenerateDataKey"),
                    target.keyArn(),
                    JsonObject.with("kms:ViaService", "s3.%s.amazonaws.com".formatted(target.region()))));
        }
        var policy = Policy.Builder.create(this, "Policy")
                .document(PolicyDocument.fromJson(JsonObject.policy(statements)))
                .roles(List.of(role))
                .build();
        acknowledgeWildcards(policy, source, targets);
    }

    /** One by one, so that a new wildcard is noticed. */
    private static void acknowledgeWildcards(Policy policy, Source source, List<ReplicationTarget> targets) {
        Acknowledged.on(
                policy,
                "S3 copies every object of the bucket: permissions on objects can only end in a wildcard",
                Stream.concat(
                                Stream.of(source.arnInTemplate()),
                                targets.stream().map(ReplicationTarget::bucketArn))
                        .map(bucketArn -> Acknowledged.resource(bucketArn + "/*"))
                        .toArray(String[]::new));
    }

    private static Map<String, Object> allow(String sid, List<String> actions, Object resource) {
        return JsonObject.with("Sid", sid)
                .and("Effect", "Allow")
                .and("Action", actions)
                .and("Resource", resource)
                .fields();
    }

    private static Map<String, Object> through(String sid, List<String> actions, String keyArn, JsonObject likes) {
        return JsonObject.with("Sid", sid)
                .and("Effect", "Allow")
                .and("Action", actions)
                .and("Resource", keyArn)
                .and("Condition", JsonObject.with("StringLike", likes))
                .fields();
    }

    /**
     * What is copied from.
     *
     * @param arnInTemplate the ARN as a reviewer of the template names it: literal, or {@code <LogicalId.Arn>}
     */
    public record Source(String bucketArn, String arnInTemplate, String keyArn, String region) {}
}
