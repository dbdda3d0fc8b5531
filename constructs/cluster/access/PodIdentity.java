package dev.meridian.constructs.cluster.access;

import dev.meridian.constructs.cluster.controlplane.ClusterParts;
import java.util.regex.Pattern;
import software.amazon.awscdk.services.eks.CfnPodIdentityAssociation;
import software.amazon.awscdk.services.iam.IRole;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.constructs.Construct;

/**
 * The IAM role of one service account, handed to its pods by EKS Pod Identity.
 *
 * <p>Made by {@code KubernetesCluster.podIdentity}. The service account itself belongs to the workload's manifests; it
 * needs no annotation.
 */
public final class PodIdentity extends Construct {
    private static final Pattern NAMESPACE = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
    private static final Pattern SERVICE_ACCOUNT = Pattern.compile("[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?");

    private final Role role;

    /** Not for users: {@code KubernetesCluster.podIdentity} calls it. */
    public PodIdentity(Construct scope, String id, ClusterParts parts, String namespace, String serviceAccount) {
        super(scope, id);
        if (!NAMESPACE.matcher(namespace).matches()) {
            throw new IllegalArgumentException(
                    "a namespace must be 1 to 63 lower-case letters, digits and hyphens, got '%s'"
                            .formatted(namespace));
        }
        if (!SERVICE_ACCOUNT.matcher(serviceAccount).matches()) {
            throw new IllegalArgumentException(
                    "a service account must be 1 to 253 lower-case letters, digits, hyphens and dots, got '%s'"
                            .formatted(serviceAccount));
        }
        role = Roles.grantable(this, "Role", parts, namespace, serviceAccount);
        associate(this, parts, namespace, serviceAccount, role.getRoleArn());
    }

    static void associate(
            Construct identity, ClusterParts parts, String namespace, String serviceAccount, String roleArn) {
        CfnPodIdentityAssociation.Builder.create(identity, "Default")
                .clusterName(parts.nameOfCreated())
                .namespace(namespace)
                .serviceAccount(serviceAccount)
                .roleArn(roleArn)
                .build();
    }

    /** The role, to be granted access by what the pods use. */
    public IRole role() {
        return role;
    }

    /** Lets the pods do what the statements say. */
    public void allow(PolicyStatement... statements) {
        for (var statement : statements) {
            role.addToPolicy(statement);
        }
    }
}
