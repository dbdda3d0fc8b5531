package dev.meridian.constructs.cluster.autoscaling;

import dev.meridian.constructs.cluster.kubectl.Ordered;
import dev.meridian.constructs.cluster.nodes.Purchase;
import java.util.List;
import java.util.Map;

/** The node pool objects that Karpenter and Auto Mode share. */
final class NodePools {
    /** What the one pool, and its node class, are called. */
    static final String NAME = "application";

    private static final int LAST_OLD_GENERATION = 4;
    private static final String NODE_LIFETIME = "480h";
    private static final String CONSOLIDATE_AFTER = "1m";
    private static final String DISRUPTED_AT_ONCE = "10%";

    private NodePools() {}

    static List<Map<String, Object>> byId(List<String> ids) {
        return ids.stream().map(id -> Ordered.map("id", id)).toList();
    }

    /**
     * A pool that merges under-used nodes after a minute, a tenth of them at a time, and renews nodes every 20 days.
     *
     * @param apiGroup whose node class it is, which also begins the names of what instances are known by
     * @param nodeClass the kind of the node class, which has the pool's name
     */
    static Map<String, Object> nodePool(
            String apiGroup, String nodeClass, List<String> families, List<Purchase> purchases, int cpuLimit) {
        return Ordered.map(
                "apiVersion",
                "karpenter.sh/v1",
                "kind",
                "NodePool",
                "metadata",
                Ordered.map("name", NAME),
                "spec",
                Ordered.map(
                        "template",
                                Ordered.map(
                                        "spec",
                                        Ordered.map(
                                                "nodeClassRef",
                                                        Ordered.map("group", apiGroup, "kind", nodeClass, "name", NAME),
                                                "requirements", requirements(apiGroup, families, purchases),
                                                "expireAfter", NODE_LIFETIME)),
                        "limits", Ordered.map("cpu", Integer.toString(cpuLimit)),
                        "disruption",
                                Ordered.map(
                                        "consolidationPolicy",
                                        "WhenEmptyOrUnderutilized",
                                        "consolidateAfter",
                                        CONSOLIDATE_AFTER,
                                        "budgets",
                                        List.of(Ordered.map("nodes", DISRUPTED_AT_ONCE)))));
    }

    private static List<Map<String, Object>> requirements(
            String apiGroup, List<String> families, List<Purchase> purchases) {
        return List.of(
                in(apiGroup + "/instance-category", families),
                requirement(apiGroup + "/instance-generation", "Gt", List.of(Integer.toString(LAST_OLD_GENERATION))),
                in(
                        "karpenter.sh/capacity-type",
                        purchases.stream().map(Purchase::label).toList()),
                in("kubernetes.io/arch", List.of("amd64")));
    }

    private static Map<String, Object> in(String key, List<String> values) {
        return requirement(key, "In", values);
    }

    private static Map<String, Object> requirement(String key, String operator, List<String> values) {
        return Ordered.map("key", key, "operator", operator, "values", values);
    }
}
