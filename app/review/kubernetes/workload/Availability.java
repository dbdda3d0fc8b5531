package dev.meridian.app.review.kubernetes.workload;

import static dev.meridian.app.review.finding.Severity.DANGEROUS;
import static dev.meridian.app.review.finding.Severity.NOTABLE;
import static dev.meridian.app.review.kubernetes.object.Fields.show;

import com.fasterxml.jackson.databind.JsonNode;
import dev.meridian.app.review.finding.Finding;
import dev.meridian.app.review.kubernetes.change.KubernetesRule;
import dev.meridian.app.review.kubernetes.change.Neighbours;
import dev.meridian.app.review.kubernetes.change.ObjectChange;
import dev.meridian.app.review.kubernetes.object.Fields;
import dev.meridian.app.review.kubernetes.object.PodTemplate;
import dev.meridian.app.review.kubernetes.object.Selector;
import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What keeps enough pods running while something happens, and where they run. */
public final class Availability {
    static final Set<String> AUTOSCALERS = Set.of("HorizontalPodAutoscaler", "ScaledObject");

    private static final String ZONE = "topology.kubernetes.io/zone";
    private static final String UNSPREAD = "ScheduleAnyway";

    private Availability() {}

    public static Stream<Finding> examine(ObjectChange change) {
        var kind = change.kind();
        if (AUTOSCALERS.contains(kind)) {
            return autoscaler(change);
        }
        if (kind.equals("PodDisruptionBudget")) {
            return budget(change);
        }
        if (kind.equals("CronJob")) {
            return suspended(change);
        }
        var before = PodTemplate.of(change.before());
        var after = PodTemplate.of(change.after());
        return before.isPresent() && after.isPresent()
                ? Stream.of(
                                rollout(change),
                                spread(change, before.get(), after.get()),
                                placement(change, before.get(), after.get()))
                        .flatMap(findings -> findings)
                : Stream.empty();
    }

    private static Stream<Finding> autoscaler(ObjectChange change) {
        if (change.isAdded()) {
            return Stream.empty();
        }
        if (change.isRemoved()) {
            return change.newName().isPresent() || goesWithItsTarget(change)
                    ? Stream.empty()
                    : change.notable(
                            KubernetesRule.POD_REPLICAS_LOWERED,
                            "the autoscaler is deleted: the number of pods no longer follows the load",
                            "State a number of pods that carries the peak.");
        }
        var isKeda = change.kind().equals("ScaledObject");
        var least = isKeda ? "spec.minReplicaCount" : "spec.minReplicas";
        var most = isKeda ? "spec.maxReplicaCount" : "spec.maxReplicas";
        return Stream.concat(
                lowered(change, least, isKeda ? 0 : 1)
                        .flatMap(lower -> change.dangerous(
                                KubernetesRule.POD_REPLICAS_LOWERED,
                                "the autoscaler may leave fewer pods (" + lower + ")",
                                "Check that so few pods carry the load, and one of them failing.",
                                least)),
                lowered(change, most, 100)
                        .flatMap(lower -> change.notable(
                                KubernetesRule.POD_REPLICAS_LOWERED,
                                "the autoscaler may start fewer pods at the peak (" + lower + ")",
                                "Compare with the number of pods at the highest load so far.",
                                most)));
    }

    /** Whether what it scales goes too; what is not in the same stack may still be there. */
    private static boolean goesWithItsTarget(ObjectChange change) {
        return isThere(change.neighbours().before(change.change()), change)
                && !isThere(change.neighbours().after(change.change()), change);
    }

    private static boolean isThere(List<JsonNode> objects, ObjectChange autoscaler) {
        var target = autoscaler.before("spec.scaleTargetRef");
        return Neighbours.in(
                        objects, autoscaler.namespace(), target.path("kind").asText("Deployment"))
                .anyMatch(object -> object.path("metadata")
                        .path("name")
                        .asText()
                        .equals(target.path("name").asText()));
    }

    private static Stream<String> lowered(ObjectChange change, String path, int unsaid) {
        var before = number(change.before(path), unsaid);
        var after = number(change.after(path), unsaid);
        return before.isPresent() && after.isPresent() && after.get().compareTo(before.get()) < 0
                ? Stream.of("%s: %s → %s"
                        .formatted(
                                path.substring(path.indexOf('.') + 1),
                                before.get().toPlainString(),
                                after.get().toPlainString()))
                : Stream.empty();
    }

    private static Optional<BigDecimal> number(JsonNode field, int unsaid) {
        return Fields.isAbsent(field) ? Optional.of(BigDecimal.valueOf(unsaid)) : Fields.number(field);
    }

    private static Stream<Finding> budget(ObjectChange change) {
        var cure = "Keep enough pods from being evicted while nodes are drained, as at every upgrade of the cluster.";
        if (change.isAdded()) {
            return Stream.empty();
        }
        if (change.isRemoved()) {
            var selector = Selector.of(change.before("spec.selector"));
            var after = change.neighbours().after(change.change());
            var others = Neighbours.in(after, change.namespace(), change.kind())
                    .map(budget -> Selector.of(Fields.at(budget, "spec.selector")))
                    .toList();
            var isNeeded = Neighbours.pods(after, change.namespace())
                    .map(PodTemplate::labels)
                    .filter(selector::matches)
                    .anyMatch(pod -> others.stream().noneMatch(other -> other.matches(pod)));
            return isNeeded
                    ? change.notable(
                            KubernetesRule.DISRUPTION_BUDGET,
                            "the disruption budget is removed: all pods may be evicted at once",
                            cure)
                    : Stream.empty();
        }
        var fewer =
                Share.of(change.after("spec.minAvailable")).isLessThan(Share.of(change.before("spec.minAvailable")));
        var more = Share.of(change.before("spec.maxUnavailable"))
                .isLessThan(Share.of(change.after("spec.maxUnavailable")));
        var isSwapped = Fields.isAbsent(change.before("spec.minAvailable"))
                != Fields.isAbsent(change.after("spec.minAvailable"));
        return fewer || more || isSwapped
                ? change.notable(
                        KubernetesRule.DISRUPTION_BUDGET,
                        "the disruption budget allows other evictions (minAvailable: %s → %s, maxUnavailable: %s → %s)"
                                .formatted(
                                        show(change.before("spec.minAvailable")),
                                        show(change.after("spec.minAvailable")),
                                        show(change.before("spec.maxUnavailable")),
                                        show(change.after("spec.maxUnavailable"))),
                        cure,
                        "spec.minAvailable",
                        "spec.maxUnavailable")
                : Stream.empty();
    }

    private static Stream<Finding> suspended(ObjectChange change) {
        var path = "spec.suspend";
        return change.isChanged()
                        && Fields.isTrue(change.after(path))
                        && !Fields.isTrue(change.before(path))
                        && !Backups.isBackup(change)
                ? change.notable(
                        KubernetesRule.JOB_SUSPENDED,
                        "the scheduled job is suspended",
                        "Check that nothing needs what it does, and when it goes on.",
                        path)
                : Stream.empty();
    }

    private static Stream<Finding> rollout(ObjectChange change) {
        var type = change.kind().equals("Deployment") ? "spec.strategy.type" : "spec.updateStrategy.type";
        if (change.after(type).asText().equals("Recreate")
                && !change.before(type).asText().equals("Recreate")) {
            return change.dangerous(
                    KubernetesRule.POD_ROLLOUT,
                    "each roll-out stops all pods before it starts new ones (strategy: RollingUpdate → Recreate)",
                    "Keep rolling updates unless two versions must never run at once.",
                    type);
        }
        var path = type.replace(".type", ".rollingUpdate.maxUnavailable");
        var before = Share.of(change.before(path));
        var after = Share.of(change.after(path));
        if (change.after(path).isMissingNode() || !before.isLessThan(after)) {
            return Stream.empty();
        }
        return change.finding(
                after.isAll() ? DANGEROUS : NOTABLE,
                KubernetesRule.POD_ROLLOUT,
                "a roll-out may stop more pods at once (maxUnavailable: %s → %s)"
                        .formatted(show(change.before(path)), show(change.after(path))),
                "Check that the pods left carry the load.",
                path);
    }

    private static Stream<Finding> spread(ObjectChange change, PodTemplate before, PodTemplate after) {
        var constraints = "topologySpreadConstraints";
        var former = strictKeys(before.spec().path(constraints));
        var left = strictKeys(after.spec().path(constraints));
        var dropped = new LinkedHashSet<>(former);
        dropped.removeAll(left);
        var affinity = "affinity.podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution";
        var apart = antiAffinityKeys(Fields.at(before.spec(), affinity));
        apart.removeAll(antiAffinityKeys(Fields.at(after.spec(), affinity)));
        apart.removeAll(left);
        dropped.addAll(apart);
        var loose = looseZones(before.spec().path(constraints))
                && !looseZones(after.spec().path(constraints))
                && !left.contains(ZONE);
        if (loose) {
            dropped.add(ZONE);
        }
        return dropped.isEmpty()
                ? Stream.empty()
                : change.finding(
                        NOTABLE,
                        KubernetesRule.POD_SPREAD,
                        "pods need no longer be spread over %s".formatted(String.join(", ", dropped)),
                        "Keep them spread: all of them may end up where one failure stops them.",
                        after.pathOf(constraints),
                        before.spec().path(constraints),
                        after.spec().path(constraints));
    }

    private static Set<String> strictKeys(JsonNode constraints) {
        var keys = new LinkedHashSet<String>();
        for (var constraint : Fields.items(constraints)) {
            if (!constraint.path("whenUnsatisfiable").asText().equals(UNSPREAD)) {
                keys.add(constraint.path("topologyKey").asText());
            }
        }
        return keys;
    }

    private static boolean looseZones(JsonNode constraints) {
        return Fields.items(constraints).stream()
                .anyMatch(constraint -> constraint.path("topologyKey").asText().equals(ZONE));
    }

    private static Set<String> antiAffinityKeys(JsonNode terms) {
        var keys = new LinkedHashSet<String>();
        Fields.items(terms).forEach(term -> keys.add(term.path("topologyKey").asText()));
        return keys;
    }

    private static Stream<Finding> placement(ObjectChange change, PodTemplate before, PodTemplate after) {
        var nodes = new LinkedHashSet<>(
                Fields.entries(after.spec().path("nodeSelector")).entrySet());
        nodes.removeAll(Fields.entries(before.spec().path("nodeSelector")).entrySet());
        var selector = nodes.isEmpty() ? Stream.<String>empty() : Stream.of("nodeSelector");
        var affinity = "affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution";
        var required = Fields.at(after.spec(), affinity);
        var nodeAffinity = Fields.isAbsent(required) || required.equals(Fields.at(before.spec(), affinity))
                ? Stream.<String>empty()
                : Stream.of(affinity);
        var tolerations = Fields.texts(before.spec().path("tolerations"));
        tolerations.removeAll(Fields.texts(after.spec().path("tolerations")));
        var intolerant = tolerations.isEmpty() ? Stream.<String>empty() : Stream.of("tolerations");
        var priority =
                before.spec().path("priorityClassName").equals(after.spec().path("priorityClassName"))
                        ? Stream.<String>empty()
                        : Stream.of("priorityClassName");
        return Stream.of(selector, nodeAffinity, intolerant, priority)
                .flatMap(fields -> fields)
                .flatMap(field -> change.finding(
                        NOTABLE,
                        KubernetesRule.POD_PLACEMENT,
                        "the pods are placed otherwise (%s: %s → %s)"
                                .formatted(
                                        field,
                                        show(Fields.at(before.spec(), field)),
                                        show(Fields.at(after.spec(), field))),
                        "Check that nodes like this have room, and whom the pods may evict or make room for.",
                        after.pathOf(field),
                        Fields.at(before.spec(), field),
                        Fields.at(after.spec(), field)));
    }
}
