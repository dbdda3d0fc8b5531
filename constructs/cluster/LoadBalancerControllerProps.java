package dev.meridian.constructs.cluster;

import static java.util.Objects.requireNonNull;

/**
 * Where a {@link LoadBalancerController} runs.
 *
 * @param cluster the cluster; not one in Auto Mode, which has target group bindings built in
 */
public record LoadBalancerControllerProps(KubernetesCluster cluster) {
    /** Checks that the cluster is given. */
    public LoadBalancerControllerProps {
        requireNonNull(cluster, "cluster");
    }
}
