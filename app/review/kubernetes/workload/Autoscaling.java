package dev.meridian.app.review.kubernetes.workload;

import static dev.meridian.app.review.kubernetes.object.Fields.show;

import dev.meridian.app.review.finding.Finding;
import dev.meridian.app.review.kubernetes.change.KubernetesRule;
import dev.meridian.app.review.kubernetes.change.Neighbours;
import dev.meridian.app.review.kubernetes.change.ObjectChange;
import dev.meridian.app.review.kubernetes.object.PodTemplate;
import dev.meridian.app.review.kubernetes.object.Selector;
import java.util.Set;
import java.util.stream.Stream;

/** Autoscalers that scale something else or evict pods, and budgets that hold up nodes or nothing at all. */
public final class Autoscaling {
    /** The update modes of a VerticalPodAutoscaler that leave running pods alone; without one it evicts. */
    private static final Set<String> GENTLE = Set.of("Off", "Initial");

    private Autoscaling() {}

    public static Stream<Finding> examine(ObjectChange change) {
        if (change.isRemoved()) {
            return Stream.empty();
        }
        if (change.kind().equals("PodDisruptionBudget")) {
            return Stream.concat(blocked(change), aimless(change));
        }
        if (change.isAdded()) {
            return Stream.empty();
        }
        if (Availability.AUTOSCALERS.contains(change.kind())) {
            return target(change);
        }
        return change.kind().equals("VerticalPodAutoscaler")
                ? Stream.concat(target(change), evicting(change))
                : Stream.empty();
    }

    private static Stream<Finding> target(ObjectChange change) {
        return Stream.of("spec.scaleTargetRef", "spec.targetRef")
                .filter(path -> Stream.of(".kind", ".name").anyMatch(field -> change.differs(path + field)))
                .flatMap(path -> change.notable(
                        KubernetesRule.AUTOSCALER,
                        "the autoscaler scales something else (%s: %s → %s)"
                                .formatted(path, show(change.before(path)), show(change.after(path))),
                        "Check that it exists, and that what it scaled so far runs enough pods without it.",
                        path));
    }

    private static Stream<Finding> evicting(ObjectChange change) {
        var path = "spec.updatePolicy.updateMode";
        return GENTLE.contains(change.before(path).asText())
                        && !GENTLE.contains(change.after(path).asText())
                ? change.notable(
                        KubernetesRule.AUTOSCALER,
                        "the autoscaler now evicts pods to resize them (updateMode: %s → %s)"
                                .formatted(show(change.before(path)), show(change.after(path))),
                        "Check what it recommends, and that a disruption budget limits how many go at once.",
                        path)
                : Stream.empty();
    }

    private static Stream<Finding> blocked(ObjectChange change) {
        var least = Share.of(change.after("spec.minAvailable"));
        var most = Share.of(change.after("spec.maxUnavailable"));
        var wasBlocked = Share.of(change.before("spec.minAvailable")).isAll()
                || Share.of(change.before("spec.maxUnavailable")).isNone();
        return !wasBlocked && (least.isAll() || most.isNone())
                ? change.notable(
                        KubernetesRule.DISRUPTION_BUDGET,
                        "the disruption budget allows no eviction (minAvailable: %s, maxUnavailable: %s): nodes with its pods cannot be drained"
                                .formatted(
                                        show(change.after("spec.minAvailable")),
                                        show(change.after("spec.maxUnavailable"))),
                        "Let at least one pod be evicted, or upgrades of the nodes stop or go on by force.",
                        "spec.minAvailable",
                        "spec.maxUnavailable")
                : Stream.empty();
    }

    private static Stream<Finding> aimless(ObjectChange change) {
        var path = "spec.selector";
        return change.isChanged() && change.differs(path) && selects(change, false) && !selects(change, true)
                ? change.notable(
                        KubernetesRule.DISRUPTION_BUDGET,
                        "the disruption budget selects no pod any more (%s → %s): all may be evicted at once"
                                .formatted(
                                        Selector.of(change.before(path)).toString(),
                                        Selector.of(change.after(path)).toString()),
                        "Select the labels of the pods it is for.",
                        path)
                : Stream.empty();
    }

    private static boolean selects(ObjectChange change, boolean isProposed) {
        var neighbours = change.neighbours();
        var selector = Selector.of(isProposed ? change.after("spec.selector") : change.before("spec.selector"));
        return Neighbours.pods(
                        isProposed ? neighbours.after(change.change()) : neighbours.before(change.change()),
                        change.namespace())
                .map(PodTemplate::labels)
                .anyMatch(selector::matches);
    }
}
