package dev.meridian.app.review.kubernetes.workload;

import com.fasterxml.jackson.databind.JsonNode;
import dev.meridian.app.review.finding.Finding;
import dev.meridian.app.review.finding.Severity;
import dev.meridian.app.review.kubernetes.change.KubernetesRule;
import dev.meridian.app.review.kubernetes.change.ObjectChange;
import dev.meridian.app.review.kubernetes.object.Fields;
import dev.meridian.app.review.kubernetes.object.PodTemplate;
import dev.meridian.app.review.kubernetes.object.PodTemplate.Container;
import java.math.BigDecimal;
import java.util.stream.Stream;

/** Containers that are restarted or killed sooner ("Pod Lifecycle" in the Kubernetes documentation). */
public final class Lifecycle {
    private static final BigDecimal FAILURES = BigDecimal.valueOf(3);
    private static final BigDecimal GRACE = BigDecimal.valueOf(30);

    private Lifecycle() {}

    public static Stream<Finding> examine(ObjectChange change) {
        var before = PodTemplate.of(change.before());
        var after = PodTemplate.of(change.after());
        if (before.isEmpty() || after.isEmpty() || change.kind().equals("Job")) {
            return Stream.empty();
        }
        var former = before.get().containers();
        var probes = after.get().containers().values().stream()
                .filter(container -> former.containsKey(container.name()))
                .flatMap(container -> Stream.concat(
                        startup(change, former.get(container.name()), container),
                        liveness(change, former.get(container.name()), container)));
        return Stream.concat(probes, grace(change, before.get(), after.get()));
    }

    private static Stream<Finding> startup(ObjectChange change, Container former, Container container) {
        var before = former.node().path("startupProbe");
        var after = container.node().path("startupProbe");
        return !Fields.isAbsent(before)
                        && Fields.isAbsent(after)
                        && !Fields.isAbsent(container.node().path("livenessProbe"))
                ? finding(
                        change,
                        "container %s may be restarted before it has started: its startup probe is removed"
                                .formatted(container.name()),
                        "Keep the probe, or let the liveness probe wait as long as the slowest start takes.",
                        container.path() + ".startupProbe",
                        before,
                        after)
                : Stream.empty();
    }

    private static Stream<Finding> liveness(ObjectChange change, Container former, Container container) {
        var before = former.node().path("livenessProbe");
        var after = container.node().path("livenessProbe");
        if (Fields.isAbsent(before) || Fields.isAbsent(after)) {
            return Stream.empty();
        }
        var field = "failureThreshold";
        var was = number(before.path(field), FAILURES);
        var is = number(after.path(field), FAILURES);
        return is.compareTo(was) < 0
                ? finding(
                        change,
                        "container %s is restarted after fewer failures of its liveness probe (failureThreshold: %s → %s)"
                                .formatted(container.name(), was.toPlainString(), is.toPlainString()),
                        "Check that it answers in time under load: a restart takes its share of it to the other pods.",
                        container.path() + ".livenessProbe." + field,
                        before.path(field),
                        after.path(field))
                : Stream.empty();
    }

    private static Stream<Finding> grace(ObjectChange change, PodTemplate before, PodTemplate after) {
        var field = "terminationGracePeriodSeconds";
        var is = number(after.spec().path(field), GRACE);
        return is.compareTo(sleep(after)) < 0
                        && number(before.spec().path(field), GRACE).compareTo(sleep(before)) >= 0
                ? finding(
                        change,
                        "the pods are killed %s s after they are told to stop, while they still wait (preStop: %s s)"
                                .formatted(is.toPlainString(), sleep(after).toPlainString()),
                        "Give them longer than they wait, and the time to finish what they do.",
                        after.pathOf(field),
                        before.spec().path(field),
                        after.spec().path(field))
                : Stream.empty();
    }

    private static BigDecimal sleep(PodTemplate pod) {
        return pod.containers().values().stream()
                .map(container ->
                        number(Fields.at(container.node(), "lifecycle.preStop.sleep.seconds"), BigDecimal.ZERO))
                .reduce(BigDecimal.ZERO, BigDecimal::max);
    }

    private static BigDecimal number(JsonNode field, BigDecimal unsaid) {
        return Fields.number(field).orElse(unsaid);
    }

    private static Stream<Finding> finding(
            ObjectChange change, String what, String cure, String path, JsonNode before, JsonNode after) {
        return change.finding(Severity.NOTABLE, KubernetesRule.POD_LIFECYCLE, what, cure, path, before, after);
    }
}
