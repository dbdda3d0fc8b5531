package dev.meridian.app.review.interruption;

import static dev.meridian.app.review.interruption.cause.Interruption.CAPACITY;
import static dev.meridian.app.review.interruption.cause.Interruption.REMOVED;

import dev.meridian.app.StatefulTypes;
import dev.meridian.app.review.change.ResourceChange;
import dev.meridian.app.review.finding.Finding;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Removals of what serves. What CloudFormation only lets go of, by its deletion policy, goes on serving. */
final class Removals {
    private static final Set<String> OWN_RULES = Set.of("AWS::EKS::Nodegroup", "AWS::EKS::Addon");

    /** Without which something goes on, but not as well: what is lost with them. */
    private static final Map<String, String> HELPERS = Map.of(
            "AWS::ApplicationAutoScaling::ScalableTarget",
                    "An autoscaling target is removed: what it scaled keeps its size.",
            "AWS::ApplicationAutoScaling::ScalingPolicy",
                    "A scaling policy is removed: nothing follows the load by it.",
            "AWS::AutoScaling::ScalingPolicy", "A scaling policy is removed: nothing follows the load by it.",
            "AWS::AutoScaling::ScheduledAction",
                    "A scheduled action is removed: the group keeps its size at that time.",
            "AWS::AutoScaling::WarmPool", "A warm pool is removed: new instances take longer to serve.");

    private static final String RECORD = "AWS::Route53::RecordSet";

    private Removals() {}

    static Stream<Finding> examine(ResourceChange change) {
        if (change.kind() != ResourceChange.Kind.REMOVED
                || change.isKubernetes()
                || StatefulTypes.ALL.contains(change.type())
                || OWN_RULES.contains(change.type())
                || change.before().path("DeletionPolicy").asText().startsWith("Retain")) {
            return Stream.empty();
        }
        var helper = HELPERS.get(change.type());
        if (helper != null) {
            return Stream.of(Finding.notable(
                    CAPACITY, change, helper, "Check that nothing relies on it any more.", change.properties()));
        }
        if (change.type().equals(RECORD) && isAnsweredByAnother(change)) {
            return Stream.of(Finding.notable(
                    REMOVED,
                    change,
                    "One of several records of a name is removed: the others answer for it.",
                    "Check that what they lead to bears the load.",
                    change.properties()));
        }
        return Serving.of(change.type()).stream()
                .map(kind -> Finding.dangerous(
                        REMOVED,
                        change,
                        "%s is removed: %s.".formatted(kind.subject(), kind.consequence()),
                        "Check that nothing uses it any more, by its metrics or its logs.",
                        change.properties()));
    }

    /** Weighted, latency and failover records share a name and a type. */
    private static boolean isAnsweredByAnother(ResourceChange change) {
        var gone = change.propertiesBefore();
        return change.stack().after().stream()
                .flatMap(stack -> stack.body().path("Resources").valueStream())
                .filter(resource -> resource.path("Type").asText().equals(RECORD))
                .map(resource -> resource.path("Properties"))
                .anyMatch(record -> record.path("Name").equals(gone.path("Name"))
                        && record.path("Type").equals(gone.path("Type")));
    }
}
