package dev.meridian.environments.validation.capacity;

import dev.meridian.environments.catalogue.InstanceType;
import dev.meridian.environments.compute.ClusterDefinition.Capacity;
import dev.meridian.environments.compute.NodeGroupDefinition;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The nodes that a cluster has at most.
 *
 * @param nodes each of them
 * @param cure what gives it more
 */
record Nodes(List<Node> nodes, String cure) {
    /** The limit of the pool in EKS Auto Mode, as {@code constructs/cluster/nodes} sets it. */
    private static final int AUTO_MODE_CPUS = 80;

    /** What the kubelet and daemons leave of a node of four CPUs, which is among the smallest that are chosen. */
    private static final int CPU_LEFT_PER_CPU = 900;

    /** Memory where pods ask for much of it: the families with 8 GiB for each CPU are among those that are chosen. */
    private static final int MEMORY_LEFT_PER_CPU = 6_800;

    private static final int PODS_PER_CPU = 25;

    /** Of a managed group; a larger maximum is refused elsewhere. */
    private static final int MOST_NODES = 450;

    Nodes {
        nodes = List.copyOf(nodes);
    }

    /** Empty where a type is unknown, which other rules refuse. */
    static Optional<Nodes> of(Capacity capacity, Amount daemons) {
        if (capacity instanceof Capacity.NodeGroups managed) {
            return ofGroups(managed.groups(), daemons)
                    .map(nodes -> new Nodes(nodes, "raise the maximum of node groups or take larger types"));
        }
        if (capacity instanceof Capacity.Karpenter karpenter) {
            return ofGroups(List.of(karpenter.system()), daemons).map(nodes -> {
                var all = new ArrayList<>(nodes);
                all.add(chosen(karpenter.maximumCpus()));
                return new Nodes(all, "raise maximumCpus");
            });
        }
        return Optional.of(
                new Nodes(List.of(chosen(AUTO_MODE_CPUS)), "use node groups or Karpenter, which can grow further"));
    }

    /** Nodes that are chosen for the pods at hand leave no gaps: they count as one. */
    private static Node chosen(int cpus) {
        return new Node(
                "chosen nodes",
                Optional.empty(),
                false,
                new Amount(CPU_LEFT_PER_CPU, MEMORY_LEFT_PER_CPU, PODS_PER_CPU).times(Math.max(0, cpus)));
    }

    private static Optional<List<Node>> ofGroups(List<NodeGroupDefinition> groups, Amount daemons) {
        var nodes = new ArrayList<Node>();
        for (var group : groups) {
            var smallest = smallest(group, daemons);
            if (smallest.isEmpty()) {
                return Optional.empty();
            }
            nodes.addAll(Collections.nCopies(Math.max(0, Math.min(MOST_NODES, group.maximum())), smallest.get()));
        }
        return Optional.of(nodes);
    }

    /** AWS may choose any of a group's types. */
    private static Optional<Node> smallest(NodeGroupDefinition group, Amount daemons) {
        if (group.instanceTypes().stream().map(InstanceType::nodeSize).anyMatch(Optional::isEmpty)) {
            return Optional.empty();
        }
        return group.instanceTypes().stream()
                .map(type -> Node.of(type, group.purchase(), daemons))
                .flatMap(Optional::stream)
                .min(Comparator.<Node>comparingLong(node -> node.room().cpuMillis())
                        .thenComparingLong(node -> node.room().memoryMiB()));
    }

    Amount room() {
        return nodes.stream().map(Node::room).reduce(Amount.NOTHING, Amount::plus);
    }

    /** Whether one of them alone, empty but for daemons, takes such a pod. */
    boolean haveOneFor(Pods pods) {
        return nodes.stream()
                .anyMatch(node -> node.takes(pods.placement()) && pods.each().fitsInto(node.room()));
    }

    /** Puts each pod onto the first node with room, the most particular and largest first; the first that finds none. */
    Optional<Pods> withoutRoom(List<Pods> all) {
        var room = new ArrayList<>(nodes.stream().map(Node::room).toList());
        var kinds = nodes.stream().distinct().toList();
        return all.stream()
                .sorted(Comparator.<Pods, Boolean>comparing(
                                pods -> kinds.stream().allMatch(node -> node.takes(pods.placement())))
                        .thenComparing(pods -> pods.each().cpuMillis(), Comparator.reverseOrder())
                        .thenComparing(pods -> pods.each().memoryMiB(), Comparator.reverseOrder()))
                .filter(pods -> !place(pods, room))
                .findFirst();
    }

    private boolean place(Pods pods, List<Amount> room) {
        var left = pods.count();
        for (var index = 0; index < nodes.size() && left > 0; index++) {
            if (pods.each().fitsInto(room.get(index)) && nodes.get(index).takes(pods.placement())) {
                var placed = Math.min(left, room.get(index).howManyOf(pods.each()));
                room.set(index, room.get(index).minus(pods.each().times(placed)));
                left -= placed;
            }
        }
        return left <= 0;
    }
}
