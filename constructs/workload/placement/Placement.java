package dev.meridian.constructs.workload.placement;

import static java.util.Objects.requireNonNull;

import dev.meridian.constructs.workload.rules.Names;
import io.fabric8.kubernetes.api.model.TopologySpreadConstraint;
import io.fabric8.kubernetes.api.model.TopologySpreadConstraintBuilder;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * On which nodes pods run.
 *
 * @param zones how strictly they are spread over zones
 * @param hosts how strictly they are spread over the nodes
 * @param purchase on which kind of capacity
 * @param nodeLabels labels that a node must have
 * @param tolerations taints that do not keep them away
 */
public record Placement(
        Spread zones,
        Spread hosts,
        NodePurchase purchase,
        Map<String, String> nodeLabels,
        List<Toleration> tolerations) {
    /** Spread over zones and nodes as evenly as there is room, on any capacity. */
    public static final Placement DEFAULT =
            new Placement(Spread.PREFERRED, Spread.PREFERRED, NodePurchase.ANY, Map.of(), List.of());

    private static final String ZONE = "topology.kubernetes.io/zone";
    private static final String HOST = "kubernetes.io/hostname";

    /** @throws IllegalArgumentException if a label is not one, or says something else than the purchase */
    public Placement {
        requireNonNull(zones, "zones");
        requireNonNull(hosts, "hosts");
        requireNonNull(purchase, "purchase");
        nodeLabels = Collections.unmodifiableMap(new TreeMap<>(nodeLabels));
        tolerations = List.copyOf(tolerations);
        Names.labels("nodeLabels", nodeLabels);
        for (var label : purchase.nodeLabels().keySet()) {
            if (nodeLabels.containsKey(label)) {
                throw new IllegalArgumentException("nodeLabels must leave '%s' to purchase %s, got '%s'"
                        .formatted(label, purchase, nodeLabels.get(label)));
            }
        }
    }

    /** The labels of nodes that pods may run on. */
    public Map<String, String> nodeSelector() {
        var selector = new TreeMap<>(nodeLabels);
        selector.putAll(purchase.nodeLabels());
        return selector;
    }

    /** Taints in Kubernetes's terms. */
    public List<io.fabric8.kubernetes.api.model.Toleration> podTolerations() {
        return tolerations.stream().map(Toleration::toKubernetes).toList();
    }

    /**
     * How pods are spread. Those of one version are counted apart from those of the version that it replaces, which
     * would leave the new ones uneven once the old ones are gone.
     *
     * @param selector the labels of the pods
     * @param versionLabel the label that tells their versions apart
     */
    public List<TopologySpreadConstraint> spread(Map<String, String> selector, String versionLabel) {
        return Stream.of(over(ZONE, zones, selector, versionLabel), over(HOST, hosts, selector, versionLabel))
                .flatMap(List::stream)
                .toList();
    }

    private static List<TopologySpreadConstraint> over(
            String topology, Spread spread, Map<String, String> selector, String versionLabel) {
        if (spread == Spread.NONE) {
            return List.of();
        }
        return List.of(new TopologySpreadConstraintBuilder()
                .withTopologyKey(topology)
                .withMaxSkew(1)
                .withWhenUnsatisfiable(spread == Spread.REQUIRED ? "DoNotSchedule" : "ScheduleAnyway")
                .withNodeTaintsPolicy("Honor")
                .withNewLabelSelector()
                .withMatchLabels(selector)
                .endLabelSelector()
                .withMatchLabelKeys(versionLabel)
                .build());
    }
}
