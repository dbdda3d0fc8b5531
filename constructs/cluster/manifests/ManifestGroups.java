package dev.meridian.constructs.cluster.manifests;

import dev.meridian.constructs.cluster.manifests.ManifestGroup.Keeping;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * How the objects of a chart are split into resources, so that an object is deleted when it leaves the definition.
 *
 * <p>kubectl prunes the kinds of {@link #PRUNED} and no others (Kubernetes documentation, Declarative Management of
 * Kubernetes Objects; {@code kubectl apply --prune}). Not for users.
 *
 * @param first what pods need in order to start: each object a resource
 * @param together the objects that kubectl prunes, in one resource; at most one group
 * @param then what acts on the former: each object a resource
 */
record ManifestGroups(List<ManifestGroup> first, List<ManifestGroup> together, List<ManifestGroup> then) {
    private static final Set<String> PRUNED = Set.of(
            "apps/v1 DaemonSet",
            "apps/v1 Deployment",
            "apps/v1 ReplicaSet",
            "apps/v1 StatefulSet",
            "batch/v1 CronJob",
            "batch/v1 Job",
            "networking.k8s.io/v1 Ingress",
            "v1 ConfigMap",
            "v1 Endpoints",
            "v1 Pod",
            "v1 ReplicationController",
            "v1 Secret",
            "v1 Service");

    /** Each service has one; left behind without its pods it does nothing, and it goes when the chart does. */
    private static final Set<String> WITH_THE_PRUNED =
            Set.of("networking.k8s.io/v1 NetworkPolicy", "v1 ServiceAccount");

    private static final Set<String> NEEDED_BY_PODS = Set.of(
            "ClusterRole",
            "ClusterRoleBinding",
            "ExternalSecret",
            "LimitRange",
            "PersistentVolume",
            "PersistentVolumeClaim",
            "PriorityClass",
            "ResourceQuota",
            "Role",
            "RoleBinding",
            "StorageClass");

    private static final Set<String> HOLDING_DATA = Set.of("PersistentVolume", "PersistentVolumeClaim");

    /** @throws IllegalArgumentException naming the rule that an object breaks, what it got and the cure */
    static ManifestGroups of(String id, List<? extends Map<String, ?>> manifests) {
        var chart = ChartObject.allOf(id, manifests);
        var groups = chart.stream().anyMatch(ChartObject::isNamespace) ? namespaces(id, chart) : objects(id, chart);
        groups.all().forEach(group -> ManifestSize.check(group.id(), group.objects()));
        return groups;
    }

    List<ManifestGroup> all() {
        var all = new ArrayList<>(first);
        all.addAll(together);
        all.addAll(then);
        return all;
    }

    /** Pruning a namespace deletes everything in it, volumes included; so none is ever pruned. */
    private static ManifestGroups namespaces(String id, List<ChartObject> chart) {
        for (var object : chart) {
            if (!object.isNamespace()) {
                throw new IllegalArgumentException(
                        "chart '%s' holds namespaces and %s; apply the namespaces as a chart of their own, before it"
                                .formatted(id, object));
            }
        }
        return new ManifestGroups(
                List.of(), List.of(new ManifestGroup(id, fields(chart), Keeping.RETAINED)), List.of());
    }

    private static ManifestGroups objects(String id, List<ChartObject> chart) {
        var first = new ArrayList<ManifestGroup>();
        var together = new ArrayList<ChartObject>();
        var then = new ArrayList<ManifestGroup>();
        for (var object : chart) {
            if (PRUNED.contains(object.type()) || WITH_THE_PRUNED.contains(object.type())) {
                together.add(object);
            } else {
                (NEEDED_BY_PODS.contains(object.kind()) ? first : then).add(alone(id, object));
            }
        }
        requireOneNamespace(id, together);
        requireDistinct(id, first, then);
        return new ManifestGroups(
                first,
                together.isEmpty() ? List.of() : List.of(new ManifestGroup(id, fields(together), Keeping.PRUNED)),
                then);
    }

    private static ManifestGroup alone(String id, ChartObject object) {
        return new ManifestGroup(
                object.idIn(id),
                List.of(object.fields()),
                HOLDING_DATA.contains(object.kind()) ? Keeping.RETAINED : Keeping.ALONE);
    }

    /** kubectl looks for what to prune in the namespaces that the list still names, and nowhere else. */
    private static void requireOneNamespace(String id, List<ChartObject> together) {
        var namespaces = new TreeSet<String>();
        together.forEach(object -> namespaces.add(object.namespace()));
        if (namespaces.size() > 1) {
            throw new IllegalArgumentException(
                    ("chart '%s' spans the namespaces %s; give each a chart of its own, since kubectl would not prune "
                                    + "the one whose last object leaves")
                            .formatted(id, namespaces));
        }
    }

    /** Ids name neither namespaces nor what is between the words of a name. */
    private static void requireDistinct(String id, List<ManifestGroup> first, List<ManifestGroup> then) {
        var ids = new TreeSet<String>();
        Stream.concat(first.stream(), then.stream()).map(ManifestGroup::id).forEach(own -> {
            if (!ids.add(own)) {
                throw new IllegalArgumentException(
                        "chart '%s' gives two objects the id '%s'; put one of them into a chart of its own"
                                .formatted(id, own));
            }
        });
    }

    private static List<Map<String, ?>> fields(List<ChartObject> objects) {
        return objects.stream().<Map<String, ?>>map(ChartObject::fields).toList();
    }
}
