package dev.meridian.constructs.cluster.autoscaling;

import dev.meridian.constructs.cluster.controlplane.ClusterParts;
import dev.meridian.constructs.cluster.kubectl.Ordered;
import dev.meridian.constructs.cluster.kubectl.Releases;
import dev.meridian.constructs.cluster.nodes.AutoMode;
import dev.meridian.constructs.cluster.nodes.Purchase;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.eks_v2.KubernetesManifest;
import software.constructs.Construct;

/**
 * The application pool of a cluster in Auto Mode: a node class with the volume, and a pool that uses it. Not for users:
 * {@link AutoMode} defines it.
 */
public final class AutoModePool {
    private static final String NAME = "application";

    private AutoModePool() {}

    /** Applies both. */
    public static KubernetesManifest apply(
            Construct scope, String id, ClusterParts parts, AutoMode definition, String nodeRoleName) {
        return parts.releases()
                .impose(
                        scope,
                        id,
                        List.of(networkPolicies(), nodeClass(parts, definition, nodeRoleName), nodePool(definition)),
                        List.of());
    }

    /** Auto Mode enforces network policies only where this map says so. */
    private static Map<String, Object> networkPolicies() {
        return Ordered.map(
                "apiVersion",
                "v1",
                "kind",
                "ConfigMap",
                "metadata",
                Ordered.map("name", "amazon-vpc-cni", "namespace", Releases.SYSTEM_NAMESPACE),
                "data",
                Ordered.map("enable-network-policy-controller", "true"));
    }

    private static Map<String, Object> nodeClass(ClusterParts parts, AutoMode definition, String nodeRoleName) {
        return Ordered.map(
                "apiVersion",
                "eks.amazonaws.com/v1",
                "kind",
                "NodeClass",
                "metadata",
                Ordered.map("name", NAME),
                "spec",
                Ordered.map(
                        "role", nodeRoleName,
                        "subnetSelectorTerms", NodePools.byId(parts.subnetIds()),
                        "securityGroupSelectorTerms", NodePools.byId(List.of(parts.securityGroupId())),
                        "networkPolicy", "DefaultAllow",
                        "ephemeralStorage",
                                Ordered.map(
                                        "size",
                                        definition.volumeGiB() + "Gi",
                                        "iops",
                                        3000,
                                        "throughput",
                                        125,
                                        "kmsKeyID",
                                        parts.keyArn())));
    }

    private static Map<String, Object> nodePool(AutoMode definition) {
        return NodePools.nodePool(
                NAME,
                Ordered.map("group", "eks.amazonaws.com", "kind", "NodeClass", "name", NAME),
                List.of(
                        NodePools.in("eks.amazonaws.com/instance-category", definition.families()),
                        NodePools.greaterThan("eks.amazonaws.com/instance-generation", 4),
                        NodePools.in(
                                "karpenter.sh/capacity-type",
                                definition.purchases().stream()
                                        .map(Purchase::label)
                                        .toList()),
                        NodePools.in("kubernetes.io/arch", List.of("amd64"))),
                definition.cpuLimit());
    }
}
