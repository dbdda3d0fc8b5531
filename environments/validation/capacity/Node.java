package dev.meridian.environments.validation.capacity;

import dev.meridian.environments.catalogue.InstanceType;
import dev.meridian.environments.catalogue.NodeSize;
import dev.meridian.environments.compute.NodeGroupDefinition.Purchase;
import dev.meridian.environments.workload.scaling.Placement;
import java.util.Optional;

/**
 * A node with the room it has for pods.
 *
 * @param type what it is
 * @param purchase how it is paid for; empty where it is chosen for the pods at hand
 * @param room what is left of it for pods
 */
record Node(String type, Optional<Purchase> purchase, boolean isGraviton, Amount room) {
    private static final String ARCHITECTURE = "kubernetes.io/arch";

    /** "Choose an optimal Amazon EC2 node instance type", Amazon EKS User Guide: with address prefixes. */
    private static final int PODS = 110;

    private static final int PODS_OF_LARGE = 250;
    private static final int LARGE_CPUS = 30;

    /** What the kernel and the hypervisor keep of an instance's memory, as Karpenter reckons by default. */
    private static final double MEMORY_SEEN = 0.925;

    private static final int EVICTION_MIB = 100;
    private static final int RESERVED_MIB = 255;
    private static final int RESERVED_MIB_PER_POD = 11;

    /** What the kubelet keeps of the first four cores, and of each one more, in millionths. */
    private static final int[] RESERVED_CPU = {60_000, 10_000, 5_000, 5_000};

    private static final int RESERVED_CPU_OF_MORE = 2_500;

    /** A node of this type after the kubelet and daemons have taken their share. */
    static Optional<Node> of(InstanceType type, Purchase purchase, Amount daemons) {
        return type.nodeSize()
                .map(size -> new Node(
                        type.name(),
                        Optional.of(purchase),
                        type.isGraviton(),
                        allocatable(size).minus(daemons)));
    }

    /** What a node offers to pods at all, as the EKS node images set the kubelet up. */
    static Amount allocatable(NodeSize size) {
        var pods = size.vCpus() < LARGE_CPUS ? PODS : PODS_OF_LARGE;
        var reservedCpu = 0;
        for (var core = 0; core < size.vCpus(); core++) {
            reservedCpu += core < RESERVED_CPU.length ? RESERVED_CPU[core] : RESERVED_CPU_OF_MORE;
        }
        var memory = (long) (size.memoryGiB() * 1_024 * MEMORY_SEEN);
        return new Amount(
                size.vCpus() * 1_000L - (reservedCpu + 999) / 1_000,
                memory - RESERVED_MIB - (long) RESERVED_MIB_PER_POD * pods - EVICTION_MIB,
                pods);
    }

    boolean takes(Placement placement) {
        var architecture = placement.nodeLabels().getOrDefault(ARCHITECTURE, "");
        return takes(placement.purchase())
                && (purchase.isEmpty() || architecture.isEmpty() || isGraviton == architecture.equals("arm64"));
    }

    private boolean takes(Placement.Purchase wanted) {
        return wanted == Placement.Purchase.ANY
                || purchase.map(had -> had.name().equals(wanted.name())).orElse(true);
    }
}
