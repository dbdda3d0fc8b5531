package dev.meridian.constructs.backup;

import java.util.List;
import software.amazon.awscdk.services.iam.ManagedPolicy;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.constructs.Construct;

/** A role that AWS Backup assumes, holding the given AWS managed policies and nothing else. */
final class BackupRole {
    private static final String REASON = "AWS Backup acts on whatever resources carry the right tags, and AWS"
            + " extends this policy with each resource type and encryption option it learns; a copy of our own would"
            + " fall behind and fail jobs.";

    private BackupRole() {}

    static Role create(Construct scope, List<String> managedPolicies) {
        var role = Role.Builder.create(scope, "Role")
                .assumedBy(new ServicePrincipal("backup.amazonaws.com"))
                .managedPolicies(managedPolicies.stream()
                        .map(ManagedPolicy::fromAwsManagedPolicyName)
                        .toList())
                .build();
        for (var policy : managedPolicies) {
            Findings.acknowledge(
                    role,
                    REASON,
                    "AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/%s]".formatted(policy));
        }
        return role;
    }
}
