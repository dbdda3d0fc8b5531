package dev.meridian.app.review.interruption.cluster;

import static dev.meridian.app.review.interruption.cause.Interruption.REMOVED;

import com.fasterxml.jackson.databind.JsonNode;
import dev.meridian.app.review.assembly.StackTemplate;
import dev.meridian.app.review.change.Comparison;
import dev.meridian.app.review.change.ResourceChange;
import dev.meridian.app.review.finding.Finding;
import dev.meridian.app.review.finding.Rule;
import dev.meridian.app.review.finding.Severity;
import dev.meridian.app.review.interruption.compute.Capacity;
import dev.meridian.app.review.setting.Setting;
import dev.meridian.app.review.value.Values;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Capacity of node groups. Groups of a stack with the same taints serve the same pods, so what one loses another may give:
 * capacity falls only if the sum of their minima does.
 */
final class NodeGroupCapacity implements Rule {
    private static final String TYPE = "AWS::EKS::Nodegroup";
    private static final String MINIMUM = "ScalingConfig.MinSize";

    @Override
    public Stream<Finding> examine(Comparison comparison) {
        return comparison.changes().stream()
                .filter(change -> change.type().equals(TYPE))
                .flatMap(this::examine);
    }

    private Stream<Finding> examine(ResourceChange change) {
        if (change.after().isObject()) {
            return change.before().isObject() ? resized(change) : Stream.empty();
        }
        return Stream.of(removed(change));
    }

    private Stream<Finding> resized(ResourceChange change) {
        // Where the minimum stays, a desired or maximum size cannot fall below it.
        boolean kept = Setting.of(change, MINIMUM).differs() && isMadeUpFor(change);
        return Capacity.examine(
                change,
                MINIMUM,
                "ScalingConfig.DesiredSize",
                "ScalingConfig.MaxSize",
                kept ? Severity.NOTABLE : Severity.DANGEROUS,
                kept ? "; other node groups with the same taints grow by as much" : "");
    }

    private Finding removed(ResourceChange change) {
        boolean ready = isMadeUpFor(change) && hasLabelsOf(change);
        double minimum = minimum(change.propertiesBefore());
        var what = "A node group of at least %s nodes is removed, and its pods are evicted; %s."
                .formatted(
                        Values.text(Values.at(change.propertiesBefore(), MINIMUM)),
                        ready
                                ? "other node groups with the same taints and labels make up for it"
                                : minimum == 0
                                        ? "pods that select its labels or tolerate its taints alone have nowhere to go"
                                        : "no other node group with the same taints and labels makes up for it");
        return new Finding(
                REMOVED,
                ready ? Severity.NOTABLE : Severity.DANGEROUS,
                change,
                what,
                "Check that the pods fit elsewhere, and that pod disruption budgets let nodes drain.",
                change.properties());
    }

    private static boolean isMadeUpFor(ResourceChange change) {
        var taints = taints(change.propertiesBefore());
        var before = minimum(groups(change.stack().before(), taints));
        var after = minimum(groups(change.stack().after(), taints));
        return after >= before;
    }

    private static boolean hasLabelsOf(ResourceChange change) {
        var labels = change.propertiesBefore().path("Labels");
        return groups(change.stack().after(), taints(change.propertiesBefore())).stream()
                .anyMatch(group -> contains(group.path("Labels"), labels));
    }

    private static boolean contains(JsonNode labels, JsonNode wanted) {
        return wanted.properties().stream()
                .allMatch(label -> labels.path(label.getKey()).equals(label.getValue()));
    }

    private static List<JsonNode> groups(Optional<StackTemplate> side, List<JsonNode> taints) {
        return side.stream()
                .flatMap(stack -> stack.body().path("Resources").valueStream())
                .filter(resource -> resource.path("Type").asText().equals(TYPE))
                .map(resource -> resource.path("Properties"))
                .filter(group -> taints(group).equals(taints))
                .toList();
    }

    private static List<JsonNode> taints(JsonNode group) {
        return Values.list(group.path("Taints"));
    }

    private static double minimum(List<JsonNode> groups) {
        return groups.stream().mapToDouble(NodeGroupCapacity::minimum).sum();
    }

    private static double minimum(JsonNode group) {
        return Values.number(Values.at(group, MINIMUM)).orElse(1);
    }
}
