package dev.meridian.app.review.kubernetes.network;

import dev.meridian.app.review.finding.Finding;
import dev.meridian.app.review.kubernetes.change.KubernetesRule;
import dev.meridian.app.review.kubernetes.change.Neighbours;
import dev.meridian.app.review.kubernetes.change.ObjectChange;
import dev.meridian.app.review.kubernetes.object.NetworkPolicy;
import dev.meridian.app.review.kubernetes.object.NetworkPolicy.Direction;
import java.util.stream.Stream;

/** Policies that no longer allow anything of what they allowed, to pods of which others deny the rest. */
public final class DroppedAllowances {
    private DroppedAllowances() {}

    public static Stream<Finding> examine(ObjectChange change) {
        if (!change.kind().equals("NetworkPolicy")
                || !change.group().equals("networking.k8s.io")
                || !change.isChanged()) {
            return Stream.empty();
        }
        var former = NetworkPolicy.of(change.before());
        var proposed = NetworkPolicy.of(change.after());
        var pod = former.selector().sample();
        return Stream.of(Direction.values())
                .filter(direction -> !former.allowances(direction).isEmpty()
                        && proposed.allowances(direction).isEmpty())
                .filter(direction -> {
                    var policies = Neighbours.in(
                                    change.neighbours().after(change.change()), change.namespace(), change.kind())
                            .map(NetworkPolicy::of)
                            .filter(policy -> policy.isolates(direction, pod))
                            .toList();
                    return !policies.isEmpty()
                            && policies.stream().allMatch(policy -> policy.allowances(direction)
                                    .isEmpty());
                })
                .flatMap(direction -> change.notable(
                        KubernetesRule.TRAFFIC_DENIED,
                        "the policy no longer allows any %s of its pods, and no other does"
                                .formatted(direction.rules()),
                        "Check that nothing needs the traffic that it let through.",
                        "spec.policyTypes",
                        "spec." + direction.rules()));
    }
}
