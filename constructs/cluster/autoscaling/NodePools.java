package dev.meridian.constructs.cluster.autoscaling;

import dev.meridian.constructs.cluster.kubectl.Ordered;
import java.util.List;
import java.util.Map;

/** The node pool objects that Karpenter and Auto Mode share. */
final class NodePools {
    private NodePools() {}

    static List<Map<String, Object>> byId(List<String> ids) {
        return ids.stream().map(id -> Ordered.map("id", id)).toList();
    }

    static Map<String, Object> in(String key, List<String> values) {
        return Ordered.map("key", key, "operator", "In", "values", values);
    }

    static Map<String, Object> greaterThan(String key, int value) {
        return Ordered.map("key", key, "operator", "Gt", "values", List.of(Integer.toString(value)));
    }

    /**
     * A pool that merges under-used nodes after a minute, a tenth of them at a time, and renews nodes every 20 days.
     */
    static Map<String, Object> nodePool(
            String name, Map<String, Object> nodeClassRef, List<Map<String, Object>> requirements, int cpuLimit) {
        return Ordered.map(
                "apiVersion",
                "karpenter.sh/v1",
                "kind",
                "NodePool",
                "metadata",
                Ordered.map("name", name),
                "spec",
                Ordered.map(
                        "template",
                                Ordered.map(
                                        "spec",
                                        Ordered.map(
                                                "nodeClassRef", nodeClassRef,
                                                "requirements", requirements,
                                                "expireAfter", "480h")),
                        "limits", Ordered.map("cpu", Integer.toString(cpuLimit)),
                        "disruption",
                                Ordered.map(
                                        "consolidationPolicy", "WhenEmptyOrUnderutilized",
                                        "consolidateAfter", "1m",
                                        "budgets", List.of(Ordered.map("nodes", "10%")))));
    }
}
