package dev.meridian.app.review.interruption.cluster;

import static dev.meridian.app.review.interruption.cause.Interruption.NODES;
import static dev.meridian.app.review.interruption.cause.Interruption.REPLACED;

import com.fasterxml.jackson.databind.JsonNode;
import dev.meridian.app.review.change.Replacement;
import dev.meridian.app.review.change.ResourceChange;
import dev.meridian.app.review.finding.Finding;
import dev.meridian.app.review.finding.Severity;
import dev.meridian.app.review.interruption.cause.Causes;
import dev.meridian.app.review.setting.Setting;
import dev.meridian.app.review.value.Values;
import java.util.HashSet;
import java.util.stream.Stream;

/** Node groups that are replaced as a whole, and taints that drive pods away. */
final class NodeGroups {
    private NodeGroups() {}

    static Stream<Finding> replaced(ResourceChange change) {
        if (change.replacement() != Replacement.YES) {
            return Stream.empty();
        }
        var causes = Causes.of(change, Replacement.YES);
        var name = Setting.of(change, "NodegroupName");
        boolean collides = !Values.isAbsent(name.after()) && !name.differs();
        return Stream.of(Finding.dangerous(
                REPLACED,
                change,
                "The node group is replaced%s: its nodes are drained, and every pod on them is evicted%s."
                        .formatted(
                                Causes.told(causes),
                                collides
                                        ? "; the new group cannot have the same name while the old one is there, so the deployment fails"
                                        : ""),
                (collides ? "Give the new group another name or none. " : "")
                        + "Check that the new nodes are ready first and that pod disruption budgets let the old ones drain.",
                causes));
    }

    static Stream<Finding> tainted(ResourceChange change) {
        var taints = Setting.of(change, "Taints");
        if (!taints.differs()) {
            return Stream.empty();
        }
        var known = new HashSet<JsonNode>(Values.list(taints.before()));
        var added = Values.list(taints.after()).stream()
                .filter(taint -> !known.contains(taint))
                .toList();
        if (added.isEmpty()) {
            return Stream.empty();
        }
        boolean evicts =
                added.stream().anyMatch(taint -> taint.path("Effect").asText().equals("NO_EXECUTE"));
        return Stream.of(taints.finding(
                evicts ? Severity.DANGEROUS : Severity.NOTABLE,
                NODES,
                "The nodes are tainted %s: %s."
                        .formatted(
                                String.join(
                                        ", ",
                                        added.stream().map(NodeGroups::taint).toList()),
                                evicts
                                        ? "pods that do not tolerate it are evicted"
                                        : "new pods that do not tolerate it are not placed there"),
                "Check that the pods tolerate it or have other nodes."));
    }

    private static String taint(JsonNode taint) {
        return "%s=%s:%s"
                .formatted(
                        taint.path("Key").asText("?"),
                        taint.path("Value").asText(""),
                        taint.path("Effect").asText("?"));
    }
}
