package dev.meridian.constructs.cluster.access;

import dev.meridian.constructs.cluster.controlplane.ClusterParts;
import dev.meridian.constructs.cluster.kubectl.Ordered;
import dev.meridian.constructs.policy.Acknowledged;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.iam.IPrincipal;
import software.amazon.awscdk.services.iam.ManagedPolicy;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.PrincipalWithConditions;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.iam.SessionTagsPrincipal;
import software.constructs.Construct;

/** The IAM roles of a cluster. Permissions are inline: a pod may start as soon as its role exists. Not for users. */
public final class Roles {
    private static final String MANAGED_REASON =
            "AWS maintains the permissions of this EKS component with its releases; a copy would lag behind";

    private Roles() {}

    /**
     * A role that pods of the given service accounts take through EKS Pod Identity.
     *
     * <p>The conditions name cluster, namespace and account: Pod Identity sends them as session tags (Amazon EKS User
     * Guide, Grant Pods access to AWS resources based on tags), and no other pod, in no other cluster, gets the role.
     */
    public static Role forPods(
            Construct scope,
            String id,
            ClusterParts parts,
            String namespace,
            List<String> serviceAccounts,
            List<String> managedPolicies,
            List<Map<String, Object>> statements) {
        var tags = Ordered.map(
                "aws:RequestTag/eks-cluster-arn", parts.arn(),
                "aws:RequestTag/kubernetes-namespace", namespace,
                "aws:RequestTag/kubernetes-service-account", serviceAccounts);
        var pods = new SessionTagsPrincipal(new PrincipalWithConditions(
                new ServicePrincipal("pods.eks.amazonaws.com"), Map.of("StringEquals", tags)));
        return role(scope, id, pods, managedPolicies, statements);
    }

    /** A role that instances take as nodes of a cluster: join, pull images, be reached by Session Manager. */
    public static Role forNodes(Construct scope, String id) {
        return role(
                scope,
                id,
                new ServicePrincipal("ec2.amazonaws.com"),
                List.of(
                        "AmazonEKSWorkerNodePolicy",
                        "AmazonEC2ContainerRegistryPullOnly",
                        "AmazonSSMManagedInstanceCore"),
                List.of());
    }

    /** A role of AWS managed policies and inline statements. */
    public static Role role(
            Construct scope,
            String id,
            IPrincipal principal,
            List<String> managedPolicies,
            List<Map<String, Object>> statements) {
        var builder = Role.Builder.create(scope, id).assumedBy(principal);
        if (!managedPolicies.isEmpty()) {
            builder.managedPolicies(managedPolicies.stream()
                    .map(ManagedPolicy::fromAwsManagedPolicyName)
                    .toList());
        }
        if (!statements.isEmpty()) {
            builder.inlinePolicies(Map.of(
                    "Permissions",
                    PolicyDocument.fromJson(Ordered.map("Version", "2012-10-17", "Statement", statements))));
        }
        var role = builder.build();
        if (!managedPolicies.isEmpty()) {
            Acknowledged.on(
                    role,
                    MANAGED_REASON,
                    managedPolicies.stream().map(Acknowledged::managedPolicy).toArray(String[]::new));
        }
        return role;
    }

    /** A statement that allows the actions on the resources. */
    public static Map<String, Object> allow(String sid, List<String> actions, Object resources) {
        return Ordered.map("Sid", sid, "Effect", "Allow", "Action", actions, "Resource", resources);
    }

    /** A statement that allows the actions on the resources under the conditions. */
    public static Map<String, Object> allow(
            String sid, List<String> actions, Object resources, Map<String, Object> conditions) {
        return Ordered.map(
                "Sid", sid, "Effect", "Allow", "Action", actions, "Resource", resources, "Condition", conditions);
    }
}
