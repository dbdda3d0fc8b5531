package dev.meridian.constructs.workload.placement;

import java.util.Map;

/** On which kind of capacity pods run, by the label that the cluster's nodes carry. */
public enum NodePurchase {
    /** On any. */
    ANY(Map.of()),
    /** On instances that nobody takes back, of managed node groups. */
    MANAGED_ON_DEMAND(Map.of("eks.amazonaws.com/capacityType", "ON_DEMAND")),
    /** On instances that EC2 may take back, of managed node groups. */
    MANAGED_SPOT(Map.of("eks.amazonaws.com/capacityType", "SPOT")),
    /** On instances that nobody takes back, of Karpenter or Auto Mode. */
    KARPENTER_ON_DEMAND(Map.of("karpenter.sh/capacity-type", "on-demand")),
    /** On instances that EC2 may take back, of Karpenter or Auto Mode. */
    KARPENTER_SPOT(Map.of("karpenter.sh/capacity-type", "spot"));

    private final Map<String, String> nodeLabels;

    NodePurchase(Map<String, String> nodeLabels) {
        this.nodeLabels = nodeLabels;
    }

    Map<String, String> nodeLabels() {
        return nodeLabels;
    }
}
