package dev.meridian.environments.validation.capacity;

import dev.meridian.environments.compute.ClusterDefinition;
import dev.meridian.environments.definition.EnvironmentDefinition;
import dev.meridian.environments.validation.rule.Problems;
import dev.meridian.environments.workload.NamespaceDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Everything that is to run finds room: in its namespace's quota, and on the cluster's nodes. */
public final class CapacityRules {
    private CapacityRules() {}

    /** Checks all namespaces, and the cluster that they share. */
    public static void check(Problems problems, EnvironmentDefinition environment) {
        environment.namespaces().forEach(namespace -> checkQuota(problems, namespace));
        environment.cluster().ifPresent(cluster -> checkNodes(problems, environment, cluster));
    }

    private static void checkQuota(Problems problems, NamespaceDefinition namespace) {
        var quota = namespace.quota();
        var had = new Amount(quota.requestCpuMillis(), quota.requestMemoryMiB(), quota.pods());
        var needed = total(Demand.MOST.of(namespace));
        problems.require(
                needed.fitsInto(had),
                "namespace '%s': quota of %s is below the %s that everything in it asks for while it is scaled and rolled"
                        + " out; raise the quota",
                namespace.name(),
                had,
                needed);
    }

    private static void checkNodes(Problems problems, EnvironmentDefinition environment, ClusterDefinition cluster) {
        var daemons = Controllers.onEachNode(environment, cluster.capacity());
        Nodes.of(cluster.capacity(), daemons).ifPresent(nodes -> {
            var controllers = Controllers.of(environment, cluster.capacity());
            var tooLarge = demand(environment, Demand.MOST).stream()
                    .filter(pods -> pods.count() > 0 && !nodes.haveOneFor(pods))
                    .toList();
            for (var pods : tooLarge) {
                problems.add(
                        "%s: a pod of it asks for %dm CPU and %d MiB at most, and no node that it may run on has room for"
                                + " that; ask for less or take larger types",
                        pods.what(), pods.each().cpuMillis(), pods.each().memoryMiB());
            }
            if (tooLarge.isEmpty()
                    && checkRoom(problems, "minimum", nodes, controllers, demand(environment, Demand.LEAST))) {
                checkRoom(problems, "maximum", nodes, controllers, demand(environment, Demand.MOST));
            }
        });
    }

    private static boolean checkRoom(
            Problems problems, String moment, Nodes nodes, List<Pods> controllers, List<Pods> demand) {
        var all = Stream.concat(controllers.stream(), demand.stream()).toList();
        var left = nodes.withoutRoom(all);
        left.ifPresent(pods -> problems.add(
                "cluster: at their %s all pods ask for %s, the cluster's own among them, and its nodes at their maximum"
                        + " have %s: %s finds no room; %s",
                moment, total(all), nodes.room(), pods.what(), nodes.cure()));
        return left.isEmpty();
    }

    private static List<Pods> demand(EnvironmentDefinition environment, Demand moment) {
        var all = new ArrayList<Pods>();
        environment.namespaces().forEach(namespace -> all.addAll(moment.of(namespace)));
        return all;
    }

    private static Amount total(List<Pods> all) {
        return all.stream().map(Pods::total).reduce(Amount.NOTHING, Amount::plus);
    }
}
