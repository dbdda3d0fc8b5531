package dev.meridian.app.review.kubernetes;

import dev.meridian.app.review.change.ResourceChange;
import dev.meridian.app.review.finding.Finding;
import dev.meridian.app.review.finding.Rule;
import dev.meridian.app.review.kubernetes.change.KubernetesRule;
import dev.meridian.app.review.kubernetes.change.Neighbours;
import dev.meridian.app.review.kubernetes.change.ObjectChange;
import dev.meridian.app.review.kubernetes.network.Backends;
import dev.meridian.app.review.kubernetes.network.DroppedAllowances;
import dev.meridian.app.review.kubernetes.network.Exposure;
import dev.meridian.app.review.kubernetes.network.NetworkPolicies;
import dev.meridian.app.review.kubernetes.network.Services;
import dev.meridian.app.review.kubernetes.workload.Autoscaling;
import dev.meridian.app.review.kubernetes.workload.Availability;
import dev.meridian.app.review.kubernetes.workload.Backups;
import dev.meridian.app.review.kubernetes.workload.Containers;
import dev.meridian.app.review.kubernetes.workload.Lifecycle;
import dev.meridian.app.review.kubernetes.workload.Mounts;
import dev.meridian.app.review.kubernetes.workload.NamespaceLimits;
import dev.meridian.app.review.kubernetes.workload.PodSecurity;
import dev.meridian.app.review.kubernetes.workload.Storage;
import dev.meridian.app.review.kubernetes.workload.Workloads;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** What changes of Kubernetes objects and Helm releases do to what runs in clusters. */
public final class KubernetesRules {
    private static final List<Function<ObjectChange, Stream<Finding>>> OF_OBJECTS = List.of(
            Storage::examine,
            Workloads::examine,
            Containers::examine,
            Services::examine,
            Availability::examine,
            Autoscaling::examine,
            Lifecycle::examine,
            NamespaceLimits::examine,
            Backends::examine,
            DroppedAllowances::examine,
            Definitions::examine,
            Mounts::examine,
            References::examine,
            NetworkPolicies::examine,
            PodSecurity::examine,
            AccessControl::examine,
            Exposure::examine,
            Backups::examine);

    private KubernetesRules() {}

    public static List<Rule> all() {
        return List.of(
                comparison -> {
                    var neighbours = new Neighbours(comparison);
                    return comparison.changes().stream()
                            .filter(ResourceChange::isKubernetes)
                            .map(change -> new ObjectChange(change, neighbours))
                            .flatMap(KubernetesRules::examine);
                },
                MovedObjects::examine,
                Rule.ofEach(OtherClusters::examine),
                Rule.ofEach(HelmReleases::examine));
    }

    private static Stream<Finding> examine(ObjectChange change) {
        if (change.neighbours().isLeftBehind(change.change())) {
            return change.notable(
                    KubernetesRule.OBJECT_LEFT_BEHIND,
                    "the %s is no longer applied but stays in the cluster as it is%s"
                            .formatted(
                                    change.kind(),
                                    change.newName()
                                            .map(", beside %s, which is meant to replace it"::formatted)
                                            .orElse("")),
                    "Delete it with kubectl if it is not needed, or have the manifest prune what leaves it.");
        }
        return OF_OBJECTS.stream().flatMap(rule -> rule.apply(change));
    }
}
