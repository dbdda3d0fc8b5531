package dev.meridian.constructs.cluster;

import static java.util.Objects.requireNonNull;

/**
 * Where a {@link VerticalPodAutoscaler} runs.
 *
 * @param cluster the cluster; it needs the metrics server, which it has by default
 */
public record VerticalPodAutoscalerProps(KubernetesCluster cluster) {
    /** Checks that the cluster is given. */
    public VerticalPodAutoscalerProps {
        requireNonNull(cluster, "cluster");
    }
}
