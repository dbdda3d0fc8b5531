package dev.meridian.app.review.kubernetes;

import dev.meridian.app.review.finding.Finding;
import dev.meridian.app.review.finding.Rule;
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
                            .filter(change -> change.isKubernetes())
                            .map(change -> new ObjectChange(change, neighbours))
                            .flatMap(change -> OF_OBJECTS.stream().flatMap(rule -> rule.apply(change)));
                },
                MovedObjects::examine,
                Rule.ofEach(HelmReleases::examine));
    }
}
