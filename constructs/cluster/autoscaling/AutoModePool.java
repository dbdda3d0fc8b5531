package dev.meridian.constructs.cluster.autoscaling;

import dev.meridian.constructs.cluster.controlplane.ClusterParts;
import dev.meridian.constructs.cluster.kubectl.Ordered;
import dev.meridian.constructs.cluster.kubectl.Releases;
import dev.meridian.constructs.cluster.nodes.AutoMode;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.eks_v2.KubernetesManifest;
import software.constructs.Construct;

/**
 * The application pool of a cluster in Auto Mode: a node class with the volume, and a pool that uses it. Not for users:
 * {@link AutoMode} defines it.
 */
public final class AutoModePool {
    private static final String API_GROUP = "eks.amazonaws.com";
    private static final String NODE_CLASS = "NodeClass";

    /** What gp3 includes without a charge. */
    private static final int VOLUME_IOPS = 3000;

    /** What gp3 includes without a charge. */
    private static final int VOLUME_MIB_PER_SECOND = 125;

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
                API_GROUP + "/v1",
                "kind",
                NODE_CLASS,
                "metadata",
                Ordered.map("name", NodePools.NAME),
                "spec",
                Ordered.map(
                        "role", nodeRoleName,
                        "subnetSelectorTerms", NodePools.byId(parts.subnetIds()),
                        "securityGroupSelectorTerms", NodePools.byId(List.of(parts.securityGroupId())),
                        // Pods talk until their policy arrives, as on nodes of one's own.
                        "networkPolicy", "DefaultAllow",
                        "ephemeralStorage",
                                Ordered.map(
                                        "size",
                                        definition.volumeGiB() + "Gi",
                                        "iops",
                                        VOLUME_IOPS,
                                        "throughput",
                                        VOLUME_MIB_PER_SECOND,
                                        "kmsKeyID",
                                        parts.keyArn())));
    }

    private static Map<String, Object> nodePool(AutoMode definition) {
        return NodePools.nodePool(
                API_GROUP, NODE_CLASS, definition.families(), definition.purchases(), definition.cpuLimit());
    }
}
