package dev.meridian.constructs.cluster.access;

import dev.meridian.constructs.cluster.controlplane.ClusterParts;
import dev.meridian.constructs.cluster.kubectl.Ordered;
import dev.meridian.constructs.policy.Acknowledged;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.services.iam.CfnRole;
import software.amazon.awscdk.services.iam.ManagedPolicy;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.PrincipalWithConditions;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.iam.SessionTagsPrincipal;
import software.constructs.Construct;
import software.constructs.IConstruct;

/**
 * The IAM roles of a cluster. Permissions are inline: a pod may start as soon as its role exists. Not for users.
 *
 * <p>Roles that nobody grants anything to are plain resources, for a third of the calls to Node. They stand where CDK's
 * own role has its resource, so their logical ids are those of such a role.
 */
public final class Roles {
    private static final String MANAGED_REASON =
            "AWS maintains the permissions of this EKS component with its releases; a copy would lag behind";
    private static final String PODS = "pods.eks.amazonaws.com";
    private static final String NODES = "ec2.amazonaws.com";

    private Roles() {}

    /** A role that pods of the given service accounts take through EKS Pod Identity. */
    public static CfnRole forPods(
            Construct scope,
            String id,
            ClusterParts parts,
            String namespace,
            List<String> serviceAccounts,
            List<String> managedPolicies,
            List<Map<String, Object>> statements) {
        var trust = Ordered.map(
                "Action",
                List.of("sts:AssumeRole", "sts:TagSession"),
                "Condition",
                onlyPods(parts, namespace, serviceAccounts),
                "Effect",
                "Allow",
                "Principal",
                Ordered.map("Service", PODS));
        return resource(scope, id, trust, managedPolicies, statements);
    }

    /** A role like {@link #forPods}, to be granted what the pods of one service account need. */
    static Role grantable(Construct scope, String id, ClusterParts parts, String namespace, String serviceAccount) {
        return Role.Builder.create(scope, id)
                .assumedBy(new SessionTagsPrincipal(new PrincipalWithConditions(
                        new ServicePrincipal(PODS), onlyPods(parts, namespace, List.of(serviceAccount)))))
                .build();
    }

    /** A role that instances take as nodes of a cluster: join, pull images, be reached by Session Manager. */
    public static CfnRole forNodes(Construct scope, String id) {
        var trust =
                Ordered.map("Action", "sts:AssumeRole", "Effect", "Allow", "Principal", Ordered.map("Service", NODES));
        return resource(
                scope,
                id,
                trust,
                List.of(
                        "AmazonEKSWorkerNodePolicy",
                        "AmazonEC2ContainerRegistryPullOnly",
                        "AmazonSSMManagedInstanceCore"),
                List.of());
    }

    /** A role that instances of EKS Auto Mode take, as CDK's cluster asks for it. */
    public static Role forAutoModeNodes(Construct scope, String id) {
        return forService(
                scope,
                id,
                NODES,
                List.of("AmazonEKSWorkerNodeMinimalPolicy", "AmazonEC2ContainerRegistryPullOnly"),
                List.of());
    }

    /** A role that the control plane takes, as CDK's cluster asks for it. */
    public static Role forControlPlane(Construct scope, String id, List<Map<String, Object>> statements) {
        return forService(scope, id, "eks.amazonaws.com", List.of("AmazonEKSClusterPolicy"), statements);
    }

    /** A statement that allows the actions on the resources. */
    public static Map<String, Object> allow(String sid, List<String> actions, Object resources) {
        return Ordered.map("Action", single(actions), "Effect", "Allow", "Resource", single(resources), "Sid", sid);
    }

    /** A statement that allows the actions on the resources under the conditions. */
    public static Map<String, Object> allow(
            String sid, List<String> actions, Object resources, Map<String, Object> conditions) {
        return Ordered.map(
                "Action",
                single(actions),
                "Condition",
                conditions,
                "Effect",
                "Allow",
                "Resource",
                single(resources),
                "Sid",
                sid);
    }

    private static CfnRole resource(
            Construct scope,
            String id,
            Map<String, Object> trust,
            List<String> managedPolicies,
            List<Map<String, Object>> statements) {
        var builder = CfnRole.Builder.create(new Construct(scope, id), "Resource")
                .assumeRolePolicyDocument(policy(List.of(trust)));
        if (!managedPolicies.isEmpty()) {
            builder.managedPolicyArns(managedPolicies.stream()
                    .map(name -> "arn:%s:iam::aws:policy/%s".formatted(Aws.PARTITION, name))
                    .toList());
        }
        if (!statements.isEmpty()) {
            builder.policies(List.of(CfnRole.PolicyProperty.builder()
                    .policyName("Permissions")
                    .policyDocument(policy(statements))
                    .build()));
        }
        var role = builder.build();
        acknowledge(role, managedPolicies);
        return role;
    }

    private static Role forService(
            Construct scope,
            String id,
            String service,
            List<String> managedPolicies,
            List<Map<String, Object>> statements) {
        var builder = Role.Builder.create(scope, id)
                .assumedBy(new ServicePrincipal(service))
                .managedPolicies(managedPolicies.stream()
                        .map(ManagedPolicy::fromAwsManagedPolicyName)
                        .toList());
        if (!statements.isEmpty()) {
            builder.inlinePolicies(Map.of("Permissions", PolicyDocument.fromJson(policy(statements))));
        }
        var role = builder.build();
        acknowledge(role, managedPolicies);
        return role;
    }

    private static void acknowledge(IConstruct role, List<String> managedPolicies) {
        if (!managedPolicies.isEmpty()) {
            Acknowledged.on(
                    role,
                    MANAGED_REASON,
                    managedPolicies.stream().map(Acknowledged::managedPolicy).toArray(String[]::new));
        }
    }

    /**
     * The conditions name cluster, namespace and account: Pod Identity sends them as session tags (Amazon EKS User
     * Guide, Grant Pods access to AWS resources based on tags), and no other pod, in no other cluster, gets the role.
     */
    private static Map<String, Object> onlyPods(ClusterParts parts, String namespace, List<String> serviceAccounts) {
        return Ordered.map(
                "StringEquals",
                Ordered.map(
                        "aws:RequestTag/eks-cluster-arn", parts.arn(),
                        "aws:RequestTag/kubernetes-namespace", namespace,
                        "aws:RequestTag/kubernetes-service-account", serviceAccounts));
    }

    private static Map<String, Object> policy(List<Map<String, Object>> statements) {
        return Ordered.map("Statement", statements, "Version", "2012-10-17");
    }

    /** IAM reads a list of one and its element alike; CDK's policies write the element. */
    private static Object single(Object value) {
        return value instanceof List<?> list && list.size() == 1 ? list.get(0) : value;
    }
}
