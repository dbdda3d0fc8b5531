package dev.meridian.constructs.backup;

import java.util.List;
import software.amazon.awscdk.services.iam.ManagedPolicy;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.constructs.Construct;

/** A role that AWS Backup assumes, holding the given AWS managed policies and nothing else. */
final class BackupRole {
    private BackupRole() {}

    static Role create(Construct scope, List<String> managedPolicies) {
        return Role.Builder.create(scope, "Role")
                .assumedBy(new ServicePrincipal("backup.amazonaws.com"))
                .managedPolicies(managedPolicies.stream()
                        .map(ManagedPolicy::fromAwsManagedPolicyName)
                        .toList())
                .build();
    }
}
