package dev.meridian.app.review.interruption.database;

import static dev.meridian.app.review.interruption.cause.Interruption.RESTART;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.meridian.app.review.change.ResourceChange;
import dev.meridian.app.review.finding.Finding;
import dev.meridian.app.review.finding.Severity;
import dev.meridian.app.review.setting.Setting;
import dev.meridian.app.review.value.Values;
import java.util.List;
import java.util.stream.Stream;

/**
 * Node types of Valkey and Redis clusters. They change while the cluster serves, with a failover at the end ("Scaling
 * clusters" in the Amazon ElastiCache User Guide): dangerous without a replica to fail over to, and where memory shrinks.
 */
final class Caches {
    private static final List<String> SIZES = List.of("nano", "micro", "small", "medium", "large", "xlarge");

    private Caches() {}

    static Stream<Finding> nodeType(ResourceChange change) {
        var type = Setting.of(change, change.type().equals("AWS::MemoryDB::Cluster") ? "NodeType" : "CacheNodeType");
        if (!type.differs()) {
            return Stream.empty();
        }
        boolean alone = !hasReplica(change);
        boolean shrinks = !type.isUnknown() && size(type.after()) < size(type.before());
        return Stream.of(type.finding(
                alone || shrinks ? Severity.DANGEROUS : Severity.NOTABLE,
                RESTART,
                "The node type changes %s: %s%s."
                        .formatted(
                                type.fromTo(),
                                alone
                                        ? "the cache is interrupted, as it fails over to no replica"
                                        : "nodes are replaced one after the other, with a failover for each primary",
                                shrinks ? ", and the data must fit into less memory" : ""),
                shrinks
                        ? "Compare DatabaseMemoryUsagePercentage with the memory of the new type, and check that clients reconnect."
                        : "Deploy it off-peak, and check that clients reconnect."));
    }

    private static boolean hasReplica(ResourceChange change) {
        var properties = change.propertiesBefore();
        return change.type().equals("AWS::MemoryDB::Cluster")
                ? Values.number(properties.path("NumReplicasPerShard")).orElse(1) > 0
                : Values.flag(properties.path("AutomaticFailoverEnabled")).orElse(false)
                        || Values.isToken(properties.path("AutomaticFailoverEnabled"));
    }

    /** The rank of the size in a type such as {@code cache.r6g.2xlarge}. */
    private static double size(JsonNode type) {
        var text = type.asText();
        var size = text.substring(text.lastIndexOf('.') + 1);
        int rank = SIZES.indexOf(size);
        if (rank >= 0) {
            return rank + 1;
        }
        var factor = size.endsWith("xlarge") ? size.substring(0, size.length() - "xlarge".length()) : "0";
        return SIZES.size() + Values.number(TextNode.valueOf(factor)).orElse(0);
    }
}
