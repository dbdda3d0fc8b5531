package dev.meridian.app.review.kubernetes.workload;

import static dev.meridian.app.review.kubernetes.object.Fields.show;

import com.fasterxml.jackson.databind.JsonNode;
import dev.meridian.app.review.finding.Finding;
import dev.meridian.app.review.finding.Severity;
import dev.meridian.app.review.kubernetes.change.KubernetesRule;
import dev.meridian.app.review.kubernetes.change.Neighbours;
import dev.meridian.app.review.kubernetes.change.ObjectChange;
import dev.meridian.app.review.kubernetes.object.Fields;
import java.util.stream.Stream;

/** Namespaces that admit fewer or smaller pods ("Resource Quotas" and "Limit Ranges" in the Kubernetes documentation). */
public final class NamespaceLimits {
    private NamespaceLimits() {}

    public static Stream<Finding> examine(ObjectChange change) {
        if (!change.isChanged()) {
            return Stream.empty();
        }
        return switch (change.kind()) {
            case "ResourceQuota" -> quota(change);
            case "LimitRange" -> range(change);
            default -> Stream.empty();
        };
    }

    private static Stream<Finding> quota(ObjectChange change) {
        return change.after("spec.hard").properties().stream()
                .filter(entry ->
                        isLess(entry.getValue(), change.before("spec.hard").path(entry.getKey())))
                .flatMap(entry -> change.finding(
                        Severity.NOTABLE,
                        KubernetesRule.NAMESPACE_LIMITS,
                        "the namespace may hold less than before (%s: %s → %s)"
                                .formatted(
                                        entry.getKey(),
                                        show(change.before("spec.hard").path(entry.getKey())),
                                        show(entry.getValue())),
                        "Compare with what it holds at its peak and during a roll-out: beyond it no pod is made.",
                        "spec.hard." + entry.getKey(),
                        change.before("spec.hard").path(entry.getKey()),
                        entry.getValue()));
    }

    private static Stream<Finding> range(ObjectChange change) {
        var before = most(change.before());
        return most(change.after()).properties().stream()
                .filter(entry -> !entry.getValue().equals(before.path(entry.getKey())))
                .filter(entry -> exceeds(change, entry.getKey(), entry.getValue()))
                .flatMap(entry -> change.notable(
                        KubernetesRule.NAMESPACE_LIMITS,
                        "a container may have less %s than containers here have (max: %s → %s)"
                                .formatted(entry.getKey(), show(before.path(entry.getKey())), show(entry.getValue())),
                        "Lower their limits first: what runs goes on, but no new pod of theirs is made.",
                        "spec.limits"));
    }

    private static JsonNode most(JsonNode range) {
        return Fields.items(Fields.at(range, "spec.limits")).stream()
                .filter(limit -> limit.path("type").asText().equals("Container"))
                .map(limit -> limit.path("max"))
                .findFirst()
                .orElse(range.path("max"));
    }

    private static boolean exceeds(ObjectChange change, String resource, JsonNode most) {
        return Neighbours.pods(change.neighbours().after(change.change()), change.namespace())
                .flatMap(pod -> pod.containers().values().stream())
                .anyMatch(container -> isLess(
                        most, container.node().path("resources").path("limits").path(resource)));
    }

    private static boolean isLess(JsonNode one, JsonNode other) {
        var less = Fields.number(one);
        var more = Fields.number(other);
        return less.isPresent() && more.isPresent() && less.get().compareTo(more.get()) < 0;
    }
}
