package dev.meridian.constructs.backup;

import dev.meridian.constructs.policy.Acknowledged;
import java.util.List;
import software.amazon.awscdk.services.iam.IPrincipal;
import software.amazon.awscdk.services.iam.ManagedPolicy;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.constructs.Construct;

/** A role that AWS Backup assumes, holding the given AWS managed policies and nothing else. */
final class BackupRole {
    private static final String REASON = "AWS Backup acts on whatever resources carry the right tags, and AWS"
            + " extends this policy with each resource type and encryption option it learns; a copy of our own would"
            + " fall behind and fail jobs.";

    /** The same for every role: each one made anew would be another call to Node. */
    private static final IPrincipal AWS_BACKUP = new ServicePrincipal("backup.amazonaws.com");

    private BackupRole() {}

    static Role create(Construct scope, List<String> managedPolicies) {
        var role = Role.Builder.create(scope, "Role")
                .assumedBy(AWS_BACKUP)
                .managedPolicies(managedPolicies.stream()
                        .map(ManagedPolicy::fromAwsManagedPolicyName)
                        .toList())
                .build();
        Acknowledged.on(
                role,
                REASON,
                managedPolicies.stream().map(Acknowledged::managedPolicy).toArray(String[]::new));
        return role;
    }
}
