package dev.meridian.app.review.interruption.compute;

import static dev.meridian.app.review.interruption.cause.Interruption.CAPACITY;
import static dev.meridian.app.review.interruption.cause.Interruption.ROUTING;

import dev.meridian.app.review.change.ResourceChange;
import dev.meridian.app.review.finding.Finding;
import dev.meridian.app.review.setting.Question;
import dev.meridian.app.review.setting.Setting;
import dev.meridian.app.review.value.Values;
import java.util.HashSet;
import java.util.stream.Stream;

/** Services of ECS. */
final class EcsServices {
    private EcsServices() {}

    static Stream<Finding> desiredCount(ResourceChange change) {
        var count = Setting.of(change, "DesiredCount");
        // A count that is no longer said is left to whoever scales the service.
        if (!count.differs() || Values.isAbsent(count.after())) {
            return Stream.empty();
        }
        return switch (Question.falls(1).about(count)) {
            case NO -> Stream.empty();
            case YES ->
                Stream.of(
                        count.dangerous(
                                CAPACITY,
                                "The service runs fewer tasks, %s.".formatted(count.fromTo()),
                                "Compare with what runs at the peak; the template's count also undoes what autoscaling has set."));
            case UNKNOWN ->
                Stream.of(count.notable(
                        CAPACITY,
                        "The number of tasks changes %s, which cannot be compared.".formatted(count.fromTo()),
                        "Check that it does not fall."));
        };
    }

    static Stream<Finding> loadBalancers(ResourceChange change) {
        var balancers = Setting.of(change, "LoadBalancers");
        return balancers.differs()
                        && !new HashSet<>(Values.list(balancers.after())).containsAll(Values.list(balancers.before()))
                ? Stream.of(balancers.dangerous(
                        ROUTING,
                        "The service's tasks leave a target group, or join it on another container or port.",
                        "Check that the listener's requests have healthy targets throughout."))
                : Stream.empty();
    }
}
