package dev.meridian.app.review.interruption.compute;

import static dev.meridian.app.review.interruption.cause.Interruption.NODES;
import static dev.meridian.app.review.interruption.cause.Interruption.ROUTING;

import dev.meridian.app.review.change.ResourceChange;
import dev.meridian.app.review.finding.Finding;
import dev.meridian.app.review.setting.Question;
import dev.meridian.app.review.setting.Setting;
import dev.meridian.app.review.value.Values;
import java.util.HashSet;
import java.util.stream.Stream;

/** How Auto Scaling groups replace their instances, and which targets they feed. */
final class AutoScalingGroups {
    private AutoScalingGroups() {}

    static Stream<Finding> updatePolicy(ResourceChange change) {
        var policy = Setting.beside(change, "UpdatePolicy");
        if (Question.dropped().about(policy) == Question.Answer.YES) {
            return Stream.of(policy.notable(
                    NODES,
                    "The update policy is removed: a new launch template no longer reaches running instances.",
                    "Check that something else replaces them, such as an instance refresh."));
        }
        var inService = Setting.beside(change, "UpdatePolicy.AutoScalingRollingUpdate.MinInstancesInService");
        return Question.falls(0).about(inService) == Question.Answer.YES
                ? Stream.of(inService.notable(
                        NODES,
                        "A rolling update leaves fewer instances in service, %s.".formatted(inService.fromTo()),
                        "Check that those bear the load."))
                : Stream.empty();
    }

    static Stream<Finding> targets(ResourceChange change) {
        return Stream.of("TargetGroupARNs", "LoadBalancerNames")
                .map(property -> Setting.of(change, property))
                .filter(Setting::differs)
                .filter(setting ->
                        !new HashSet<>(Values.list(setting.after())).containsAll(Values.list(setting.before())))
                .map(setting -> setting.dangerous(
                        ROUTING,
                        "The group's instances leave a target group or load balancer: it sends them no more requests.",
                        "Check that the requests have other targets."));
    }
}
