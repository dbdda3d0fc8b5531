package dev.meridian.environments.compute;

import static java.util.Objects.requireNonNull;

import dev.meridian.environments.network.Cidr;
import java.util.List;

/**
 * The Kubernetes cluster of each region.
 *
 * @param version the Kubernetes minor version, such as {@code 1.35}
 * @param capacity what pods run on
 * @param publicAccess from where the cluster's API can be reached over the internet; empty: from nowhere
 * @param administrators the names of the account's IAM roles that administer the cluster
 * @param serviceAddresses the virtual addresses of Kubernetes services, outside of every network
 */
public record ClusterDefinition(
        String version,
        Capacity capacity,
        List<Cidr> publicAccess,
        List<String> administrators,
        Cidr serviceAddresses) {
    public ClusterDefinition {
        requireNonNull(version, "version");
        requireNonNull(capacity, "capacity");
        requireNonNull(serviceAddresses, "serviceAddresses");
        publicAccess = List.copyOf(publicAccess);
        administrators = List.copyOf(administrators);
    }

    /** What pods run on. */
    public sealed interface Capacity {
        /** Managed node groups that grow and shrink within their bounds. */
        record NodeGroups(List<NodeGroupDefinition> groups) implements Capacity {
            public NodeGroups {
                groups = List.copyOf(groups);
            }
        }

        /**
         * Nodes that Karpenter chooses for the pods at hand; a small managed group carries Karpenter itself.
         *
         * @param maximumCpus how many CPUs all chosen nodes may have together
         */
        record Karpenter(NodeGroupDefinition system, int maximumCpus) implements Capacity {
            public Karpenter {
                requireNonNull(system, "system");
            }
        }

        /** EKS Auto Mode: AWS owns nodes, storage and load-balancing controllers. */
        record AutoMode() implements Capacity {}
    }
}
