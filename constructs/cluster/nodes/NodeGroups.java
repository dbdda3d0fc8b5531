package dev.meridian.constructs.cluster.nodes;

import static java.util.Objects.requireNonNull;

import java.util.HashSet;
import java.util.List;

/**
 * Managed node groups of fixed instance types.
 *
 * @param groups at least one group, names differ
 * @param scaler who changes the number of nodes
 */
public record NodeGroups(List<NodeGroup> groups, Scaler scaler) implements Capacity {

    /** Who changes the number of nodes in managed node groups. */
    public enum Scaler {
        /** The cluster autoscaler, installed in {@code kube-system}: adds nodes for pending pods, removes idle ones. */
        CLUSTER_AUTOSCALER,
        /** Nobody: each group stays at its minimum. */
        NONE
    }

    /**
     * @throws IllegalArgumentException if there is no group, two of one name, or none that add-ons can run on from the
     *     start
     */
    public NodeGroups {
        groups = List.copyOf(groups);
        requireNonNull(scaler, "scaler");
        if (groups.isEmpty()) {
            throw new IllegalArgumentException("a cluster needs at least one node group, got none");
        }
        var names = new HashSet<String>();
        for (var group : groups) {
            if (!names.add(group.name())) {
                throw new IllegalArgumentException(
                        "node groups need names that differ, got '%s' twice".formatted(group.name()));
            }
        }
        if (groups.stream().noneMatch(NodeGroup::takesAnyPod)) {
            throw new IllegalArgumentException(
                    ("add-ons need a node group without taints and with a minSize of at least 1, got %s;"
                                    + " CoreDNS would stay pending")
                            .formatted(groups.stream().map(NodeGroup::name).toList()));
        }
    }

    /** The application servers of requirement A4: one on-demand group of {@link NodeGroup}'s defaults, auto-scaling. */
    public static NodeGroups standard() {
        return of(NodeGroup.builder("application").build());
    }

    /** These groups, scaled by the cluster autoscaler. */
    public static NodeGroups of(NodeGroup... groups) {
        return new NodeGroups(List.of(groups), Scaler.CLUSTER_AUTOSCALER);
    }
}
