package dev.meridian.constructs.backup.exports;

import dev.meridian.constructs.policy.Acknowledged;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.iam.ServicePrincipalOpts;
import software.constructs.Construct;

/**
 * The role RDS takes on to write exports. Its actions are those of the Amazon RDS User Guide, "Providing access to an
 * Amazon S3 bucket using an IAM role" and "Using a cross-account AWS KMS key"; without one of them a task fails late.
 */
final class ExportRole {
    private ExportRole() {}

    static Role create(Construct scope, Home home, String bucketArn, String keyArn) {
        var objects = bucketArn + "/*";
        var role = Role.Builder.create(scope, "ExportRole")
                .description("Lets RDS write exported snapshots to the archive")
                .assumedBy(new ServicePrincipal(
                        "export.rds.amazonaws.com",
                        ServicePrincipalOpts.builder()
                                .conditions(home.onlyFor(home.arn("rds", "*")))
                                .build()))
                .inlinePolicies(Map.of(
                        "WriteArchive",
                        PolicyDocument.Builder.create()
                                .statements(List.of(
                                        allow(bucketArn, "s3:ListBucket", "s3:GetBucketLocation"),
                                        allow(objects, "s3:PutObject*", "s3:GetObject*", "s3:DeleteObject*"),
                                        allow(
                                                keyArn,
                                                "kms:Encrypt",
                                                "kms:Decrypt",
                                                "kms:GenerateDataKey",
                                                "kms:GenerateDataKeyWithoutPlaintext",
                                                "kms:ReEncryptFrom",
                                                "kms:ReEncryptTo",
                                                "kms:DescribeKey",
                                                "kms:CreateGrant",
                                                "kms:RetireGrant")))
                                .build()))
                .build();
        Acknowledged.on(
                role,
                "The Amazon RDS User Guide requires these patterns of actions for an export, whose objects have names"
                        + " that RDS makes up; the bucket is the archive's alone.",
                "AwsSolutions-IAM5[Action::s3:PutObject*]",
                "AwsSolutions-IAM5[Action::s3:GetObject*]",
                "AwsSolutions-IAM5[Action::s3:DeleteObject*]",
                Acknowledged.resource(objects));
        return role;
    }

    private static PolicyStatement allow(String resource, String... actions) {
        return PolicyStatement.Builder.create()
                .actions(List.of(actions))
                .resources(List.of(resource))
                .build();
    }
}
