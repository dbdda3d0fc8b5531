package dev.meridian.app.review.kubernetes.network;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import dev.meridian.app.review.access.network.traffic.Breadth;
import dev.meridian.app.review.finding.Finding;
import dev.meridian.app.review.finding.Severity;
import dev.meridian.app.review.kubernetes.change.KubernetesRule;
import dev.meridian.app.review.kubernetes.change.Neighbours;
import dev.meridian.app.review.kubernetes.change.ObjectChange;
import dev.meridian.app.review.kubernetes.object.Allowance;
import dev.meridian.app.review.kubernetes.object.NetworkPolicy;
import dev.meridian.app.review.kubernetes.object.NetworkPolicy.Direction;
import dev.meridian.app.review.kubernetes.object.PodTemplate;
import dev.meridian.app.review.kubernetes.object.Selector;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Traffic that network policies let through and did not before. Policies of a pod add up, so what counts is what all
 * policies of a namespace say together: to split a policy in two, or to drop one that another repeats, is nothing.
 */
public final class NetworkPolicies {
    private static final String KIND = "NetworkPolicy";

    private NetworkPolicies() {}

    public static Stream<Finding> examine(ObjectChange change) {
        if (!change.kind().equals(KIND) || !change.group().equals("networking.k8s.io")) {
            return Stream.empty();
        }
        var sides = Sides.of(change);
        return Stream.of(Direction.values())
                .flatMap(direction ->
                        Stream.concat(widened(change, sides, direction), cutOff(change, sides, direction)));
    }

    private static Stream<Finding> widened(ObjectChange change, Sides sides, Direction direction) {
        var unguarded = false;
        var added = new TreeMap<Severity, Set<Allowance>>();
        for (var pod : sides.pods(direction)) {
            if (!isIsolated(sides.before, direction, pod)) {
                continue;
            }
            if (!isIsolated(sides.after, direction, pod)) {
                unguarded = true;
            } else if (sides.own.isPresent() && sides.own.get().isolates(direction, pod)) {
                var known = allowances(sides.before, direction, pod);
                for (var allowance : sides.own.get().allowances(direction)) {
                    var isBroadNow = allowance.isBroad()
                            && known.stream().noneMatch(former -> former.isBroad() && allowance.overlaps(former));
                    allowance.without(known).stream()
                            .filter(part -> part.breadth() != Breadth.NOBODY)
                            .forEach(part -> added.computeIfAbsent(
                                            severity(direction, part, isBroadNow || part.isBroad()),
                                            any -> new LinkedHashSet<>())
                                    .add(part));
                }
            }
        }
        var removed = unguarded
                ? change.dangerous(
                        KubernetesRule.NETWORK_POLICY,
                        "no network policy restricts the %s of the pods that %s selected any more: %s anywhere is let through"
                                .formatted(direction.rules(), change.name(), direction.preposition()),
                        "Keep a policy that selects these pods, or a default policy of the namespace that denies.",
                        "spec.policyTypes",
                        "spec.podSelector")
                : Stream.<Finding>empty();
        return Stream.concat(
                removed,
                added.entrySet().stream()
                        .flatMap(asked -> opened(change, direction, asked.getKey(), asked.getValue())));
    }

    /** Without values: they hold what was open before, by which places would differ that open the same. */
    private static Stream<Finding> opened(
            ObjectChange change, Direction direction, Severity severity, Set<Allowance> added) {
        var isOfMetadata = direction == Direction.EGRESS && added.stream().anyMatch(Allowance::opensInstanceMetadata);
        return change.finding(
                severity,
                KubernetesRule.NETWORK_POLICY,
                "%s %s %s is now let through%s"
                        .formatted(
                                direction.rules(),
                                direction.preposition(),
                                text(added),
                                isOfMetadata ? ", the instance metadata of the nodes among it" : ""),
                severity == Severity.HARMLESS
                        ? ""
                        : "Check that the pods need it, and narrow it to the peers and ports they need.");
    }

    private static String text(Set<Allowance> allowances) {
        var ports = new TreeMap<String, Set<String>>();
        allowances.forEach(allowance -> ports.computeIfAbsent(allowance.peer().toString(), any -> new TreeSet<>())
                .add(allowance.ports().toString()));
        return ports.entrySet().stream()
                .map(peer -> peer.getKey() + " on " + String.join(", ", peer.getValue()))
                .collect(joining("; "));
    }

    /** As of security groups, but for what they cannot restrict: other pods, and what a node says of itself. */
    private static Severity severity(Direction direction, Allowance allowance, boolean isBroad) {
        if (allowance.peer().isUnknown()) {
            return Severity.NOTABLE;
        }
        if (direction == Direction.INGRESS) {
            return isBroad ? Severity.DANGEROUS : Severity.NOTABLE;
        }
        if (allowance.opensInstanceMetadata()) {
            return Severity.DANGEROUS;
        }
        return isBroad || allowance.peer().isPods() ? Severity.NOTABLE : Severity.HARMLESS;
    }

    /** Only of default policies: one for pods of its own goes with its workload. */
    private static Stream<Finding> cutOff(ObjectChange change, Sides sides, Direction direction) {
        var isDefault = sides.own
                .filter(policy -> policy.directions().contains(direction))
                .filter(policy -> policy.selector().selectsEverything())
                .isPresent();
        var anyPod = Map.<String, String>of();
        if (!isDefault || !sides.namespaceIsKept || isIsolated(sides.before, direction, anyPod)) {
            return Stream.empty();
        }
        return change.notable(
                KubernetesRule.TRAFFIC_DENIED,
                "a policy now denies %s of all pods of the namespace that no policy allows"
                        .formatted(direction.rules()),
                "Check that policies allow what each of its pods needs, DNS included.",
                "spec.policyTypes");
    }

    private static boolean isIsolated(List<NetworkPolicy> policies, Direction direction, Map<String, String> pod) {
        return policies.stream().anyMatch(policy -> policy.isolates(direction, pod));
    }

    private static List<Allowance> allowances(
            List<NetworkPolicy> policies, Direction direction, Map<String, String> pod) {
        return policies.stream()
                .filter(policy -> policy.isolates(direction, pod))
                .flatMap(policy -> policy.allowances(direction).stream())
                .toList();
    }

    /**
     * The policies of a namespace on both sides, and the pods to judge them by.
     *
     * @param former the policy that changes, as it was
     * @param own the policy that changes, as proposed
     * @param namespaceIsKept whether the namespace was there and stays
     */
    private record Sides(
            List<NetworkPolicy> before,
            List<NetworkPolicy> after,
            List<Map<String, String>> podsBefore,
            List<Map<String, String>> podsAfter,
            Optional<NetworkPolicy> former,
            Optional<NetworkPolicy> own,
            boolean namespaceIsKept) {
        static Sides of(ObjectChange change) {
            var before = change.neighbours().before(change.change());
            var after = change.neighbours().after(change.change());
            var former = policy(change.before());
            var own = policy(change.after());
            return new Sides(
                    policies(before, change.namespace(), former),
                    policies(after, change.namespace(), own),
                    pods(before, change.namespace()),
                    pods(after, change.namespace()),
                    former,
                    own,
                    hasNamespace(before, change) == hasNamespace(after, change));
        }

        /**
         * The labels of the pods that the policy concerned or concerns: those of the workloads that were there, and of such
         * as no workload makes, since pods may come from a chart. A new workload has lost nothing, a removed one gains nothing.
         */
        List<Map<String, String>> pods(Direction direction) {
            var pods = new LinkedHashSet<Map<String, String>>();
            if (!namespaceIsKept) {
                return List.of();
            }
            for (var policy : Stream.concat(former.stream(), own.stream()).toList()) {
                if (!policy.directions().contains(direction)) {
                    continue;
                }
                var selected = selected(podsBefore, policy.selector());
                selected.stream().filter(podsAfter::contains).forEach(pods::add);
                var isOfKnownPods = !selected.isEmpty()
                        || !selected(podsAfter, policy.selector()).isEmpty();
                if (policy.selector().selectsEverything() || !isOfKnownPods) {
                    pods.add(policy.selector().sample());
                }
            }
            return List.copyOf(pods);
        }

        private static List<Map<String, String>> selected(List<Map<String, String>> pods, Selector selector) {
            return pods.stream().filter(selector::matches).toList();
        }

        private static Optional<NetworkPolicy> policy(JsonNode object) {
            return object.isObject() ? Optional.of(NetworkPolicy.of(object)) : Optional.empty();
        }

        /** The policy that changes is among them even where its neighbours are unknown. */
        private static List<NetworkPolicy> policies(
                List<JsonNode> objects, String namespace, Optional<NetworkPolicy> own) {
            return Stream.concat(Neighbours.in(objects, namespace, KIND).map(NetworkPolicy::of), own.stream())
                    .toList();
        }

        private static List<Map<String, String>> pods(List<JsonNode> objects, String namespace) {
            return Neighbours.pods(objects, namespace).map(PodTemplate::labels).toList();
        }

        private static boolean hasNamespace(List<JsonNode> objects, ObjectChange change) {
            return objects.stream()
                    .filter(object -> object.path("kind").asText().equals("Namespace"))
                    .anyMatch(object ->
                            object.path("metadata").path("name").asText().equals(change.namespace()));
        }
    }
}
