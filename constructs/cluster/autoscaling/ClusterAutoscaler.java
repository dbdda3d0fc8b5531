package dev.meridian.constructs.cluster.autoscaling;

import dev.meridian.constructs.cluster.access.ControllerIdentity;
import dev.meridian.constructs.cluster.access.Roles;
import dev.meridian.constructs.cluster.controlplane.ClusterParts;
import dev.meridian.constructs.cluster.kubectl.Chart;
import dev.meridian.constructs.cluster.kubectl.Ordered;
import dev.meridian.constructs.cluster.kubectl.Releases;
import dev.meridian.constructs.policy.Acknowledged;
import java.util.List;
import java.util.Map;
import software.constructs.Construct;
import software.constructs.IDependable;

/**
 * The cluster autoscaler: changes the size of managed node groups between their minimum and maximum. Not for users:
 * {@link NodeGroups} define it.
 */
public final class ClusterAutoscaler extends Construct {
    private static final String SERVICE_ACCOUNT = "cluster-autoscaler";

    /** Installs the controller once everything in {@code after} is there. */
    public ClusterAutoscaler(Construct scope, String id, ClusterParts parts, List<? extends IDependable> after) {
        super(scope, id);
        var identity = new ControllerIdentity(
                this, "Identity", parts, Releases.SYSTEM_NAMESPACE, SERVICE_ACCOUNT, permissions(parts));
        Acknowledged.on(
                identity,
                "Describe actions know no resources; the node groups' ARNs end in an id that EKS gives them",
                Acknowledged.ANY_RESOURCE,
                Acknowledged.resource(nodeGroups(parts)),
                Acknowledged.resource(scalingGroups(parts)));
        parts.releases()
                .install(
                        this,
                        "Default",
                        Chart.CLUSTER_AUTOSCALER,
                        Releases.SYSTEM_NAMESPACE,
                        values(parts),
                        after,
                        identity);
    }

    private static List<Map<String, Object>> permissions(ClusterParts parts) {
        return List.of(
                Roles.allow(
                        "Observe",
                        List.of(
                                "autoscaling:DescribeAutoScalingGroups",
                                "autoscaling:DescribeAutoScalingInstances",
                                "autoscaling:DescribeLaunchConfigurations",
                                "autoscaling:DescribeScalingActivities",
                                "autoscaling:DescribeTags",
                                "ec2:DescribeImages",
                                "ec2:DescribeInstanceTypes",
                                "ec2:DescribeLaunchTemplateVersions",
                                "ec2:GetInstanceTypesFromInstanceRequirements"),
                        "*"),
                Roles.allow("ObserveGroups", List.of("eks:DescribeNodegroup"), nodeGroups(parts)),
                Roles.allow(
                        "Scale",
                        List.of("autoscaling:SetDesiredCapacity", "autoscaling:TerminateInstanceInAutoScalingGroup"),
                        scalingGroups(parts),
                        Map.of("StringEquals", Map.of("aws:ResourceTag/eks:cluster-name", parts.name()))));
    }

    private static String nodeGroups(ClusterParts parts) {
        return "arn:%s:eks:%s:%s:nodegroup/%s/*/*"
                .formatted(parts.partition(), parts.region(), parts.account(), parts.name());
    }

    private static String scalingGroups(ClusterParts parts) {
        return "arn:%s:autoscaling:%s:%s:autoScalingGroup:*:autoScalingGroupName/*"
                .formatted(parts.partition(), parts.region(), parts.account());
    }

    /**
     * Any pod with a folder on the node's disk would keep its node for good (Cluster Autoscaler FAQ, What types of pods
     * can prevent CA from removing a node), and each pod whose root cannot be written to has one for temporary files.
     */
    private static Map<String, Object> values(ClusterParts parts) {
        return Ordered.map(
                "cloudProvider", "aws",
                "awsRegion", parts.region(),
                "autoDiscovery", Ordered.map("clusterName", parts.name()),
                "fullnameOverride", SERVICE_ACCOUNT,
                "rbac", Ordered.map("serviceAccount", Ordered.map("create", true, "name", SERVICE_ACCOUNT)),
                "image",
                        Ordered.map(
                                "repository", parts.releases().image(Chart.CLUSTER_AUTOSCALER),
                                "tag", parts.version().autoscalerTag()),
                "extraArgs",
                        Ordered.map(
                                "balance-similar-node-groups", true,
                                "expander", "least-waste",
                                "skip-nodes-with-local-storage", false,
                                "skip-nodes-with-system-pods", false),
                "priorityClassName", "system-cluster-critical",
                "resources", Ordered.map("requests", Ordered.map("cpu", "100m", "memory", "600Mi")));
    }
}
