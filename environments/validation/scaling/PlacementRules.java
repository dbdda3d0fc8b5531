package dev.meridian.environments.validation.scaling;

import dev.meridian.environments.catalogue.InstanceType;
import dev.meridian.environments.compute.ClusterDefinition.Capacity.NodeGroups;
import dev.meridian.environments.compute.NodeGroupDefinition;
import dev.meridian.environments.definition.EnvironmentDefinition;
import dev.meridian.environments.validation.rule.Problems;
import dev.meridian.environments.workload.scaling.Placement;
import dev.meridian.environments.workload.scaling.Placement.Purchase;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** On which nodes pods run: there must be such nodes. */
public final class PlacementRules {
    private static final String ARCHITECTURE = "kubernetes.io/arch";

    /** "Well-Known Labels, Annotations and Taints", Kubernetes documentation: what every node has. */
    private static final Set<String> LABELS = Set.of(
            ARCHITECTURE,
            "kubernetes.io/os",
            "node.kubernetes.io/instance-type",
            "topology.kubernetes.io/region",
            "topology.kubernetes.io/zone");

    private static final Map<String, Set<String>> VALUES =
            Map.of(ARCHITECTURE, Set.of("amd64", "arm64"), "kubernetes.io/os", Set.of("linux"));

    private static final Pattern TAINT =
            Pattern.compile("([a-z0-9.-]{1,253}/)?[A-Za-z0-9]([A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?");

    private PlacementRules() {}

    /** Checks where the pods of a service are to run. */
    public static void check(Problems problems, String what, EnvironmentDefinition environment, Placement placement) {
        placement.nodeLabels().forEach((key, value) -> {
            problems.require(
                    LABELS.contains(key),
                    "%s: placement: no node has label '%s'; use one of %s",
                    what,
                    key,
                    LABELS.stream().sorted().toList());
            var values = VALUES.get(key);
            problems.require(
                    values == null || values.contains(value),
                    "%s: placement: no node has '%s' for label '%s'; use one of %s",
                    what,
                    value,
                    key,
                    values == null ? List.of() : values.stream().sorted().toList());
        });
        for (var toleration : placement.tolerations()) {
            problems.require(
                    TAINT.matcher(toleration.key()).matches(),
                    "%s: placement: toleration must name a taint's key, got '%s'",
                    what,
                    toleration.key());
        }
        environment.cluster().ifPresent(cluster -> {
            if (cluster.capacity() instanceof NodeGroups managed) {
                checkGroups(problems, what, managed.groups(), placement);
            }
        });
    }

    /** Karpenter and Auto Mode find nodes of any kind; groups are of those kinds that they were defined with. */
    private static void checkGroups(
            Problems problems, String what, List<NodeGroupDefinition> groups, Placement placement) {
        problems.require(
                placement.purchase() == Purchase.ANY
                        || groups.stream().anyMatch(group -> group.purchase()
                                .name()
                                .equals(placement.purchase().name())),
                "%s: placement: purchase %s needs a node group of that kind, and there is none; define one or allow ANY",
                what,
                placement.purchase());
        var architecture = placement.nodeLabels().getOrDefault(ARCHITECTURE, "");
        problems.require(
                VALUES.get(ARCHITECTURE).stream().noneMatch(architecture::equals)
                        || groups.stream()
                                .flatMap(group -> group.instanceTypes().stream())
                                .map(InstanceType::isGraviton)
                                .anyMatch(graviton -> graviton == architecture.equals("arm64")),
                "%s: placement: architecture %s needs a node group of that kind, and there is none; define one or leave it"
                        + " out",
                what,
                architecture);
    }
}
