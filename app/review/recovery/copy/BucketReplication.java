package dev.meridian.app.review.recovery.copy;

import static dev.meridian.app.review.recovery.weakness.Recovery.REPLICATION;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.meridian.app.review.change.ResourceChange;
import dev.meridian.app.review.finding.Finding;
import dev.meridian.app.review.setting.Setting;
import dev.meridian.app.review.value.Values;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Replication of buckets, by the bucket's own property or by a custom resource that calls S3's {@code PutBucketReplication},
 * as buckets that replicate to each other need. Rules are told apart by their destination.
 */
final class BucketReplication {
    private static final ObjectMapper JSON = new ObjectMapper();

    private BucketReplication() {}

    static Stream<Finding> ofBucket(ResourceChange change) {
        var replication = Setting.of(change, "ReplicationConfiguration");
        return replication.differs() ? compare(replication, replication.before(), replication.after()) : Stream.empty();
    }

    static Stream<Finding> ofCustomResource(ResourceChange change) {
        var call = new Setting(
                change,
                "Properties",
                Values.first(change.propertiesBefore(), "Update", "Create"),
                Values.first(change.propertiesAfter(), "Update", "Create"));
        return call.differs() ? compare(call, called(call.before()), called(call.after())) : Stream.empty();
    }

    /** The configuration in the text of a call, whose tokens are left out of the comparison. */
    private static JsonNode called(JsonNode call) {
        var text = new StringBuilder();
        if (call.path("Fn::Join").isArray()) {
            call.path("Fn::Join").path(1).forEach(part -> text.append(part.isTextual() ? part.textValue() : "token"));
        } else {
            text.append(call.asText(""));
        }
        if (text.indexOf("PutBucketReplication") < 0) {
            return MissingNode.getInstance();
        }
        try {
            return JSON.readTree(text.toString()).path("parameters").path("ReplicationConfiguration");
        } catch (JsonProcessingException notACall) {
            return MissingNode.getInstance();
        }
    }

    private static Stream<Finding> compare(Setting setting, JsonNode before, JsonNode after) {
        if (Values.isToken(before) || Values.isToken(after)) {
            return Stream.of(setting.notable(
                    REPLICATION,
                    "The bucket's replication changes in a way that cannot be compared.",
                    "Check its destinations."));
        }
        var old = byDestination(before);
        var proposed = byDestination(after);
        return old.entrySet().stream().flatMap(rule -> {
            var kept = proposed.get(rule.getKey());
            if (!isEnabled(rule.getValue())) {
                return Stream.empty();
            }
            return kept == null || !isEnabled(kept)
                    ? Stream.of(
                            setting.dangerous(
                                    REPLICATION,
                                    "Objects are not replicated to the bucket %s any more.".formatted(rule.getKey()),
                                    "Check what is left of the objects when the bucket's region fails; replication that is turned on again copies new objects only."))
                    : weakened(setting, rule.getKey(), rule.getValue(), kept);
        });
    }

    private static Stream<Finding> weakened(Setting setting, String destination, JsonNode before, JsonNode after) {
        return Stream.of(
                        lost(
                                setting,
                                before,
                                after,
                                "DeleteMarkerReplication",
                                "Deletions are not replicated to the bucket %s any more.",
                                destination),
                        lost(
                                setting,
                                before.path("Destination"),
                                after.path("Destination"),
                                "ReplicationTime",
                                "Replication to the bucket %s is not bound to a time any more.",
                                destination),
                        narrowed(setting, before, after, destination))
                .flatMap(findings -> findings);
    }

    private static Stream<Finding> lost(
            Setting setting, JsonNode before, JsonNode after, String feature, String what, String destination) {
        return isEnabled(before.path(feature)) && !isEnabled(after.path(feature))
                ? Stream.of(setting.notable(
                        REPLICATION,
                        what.formatted(destination),
                        "Check that the copy still serves its purpose, and how far it may lag."))
                : Stream.empty();
    }

    private static Stream<Finding> narrowed(Setting setting, JsonNode before, JsonNode after, String destination) {
        var old = filter(before);
        var proposed = filter(after);
        // A prefix that the new one begins is wider: it takes more objects.
        return old.equals(proposed) || old.startsWith(proposed) && !proposed.startsWith("{")
                ? Stream.empty()
                : Stream.of(setting.notable(
                        REPLICATION,
                        "Other objects are replicated to the bucket %s: the filter changes from '%s' to '%s'."
                                .formatted(destination, old, proposed),
                        "Check that nothing that must be recovered is left out."));
    }

    /** A prefix, or a filter that is more than one as JSON. */
    private static String filter(JsonNode rule) {
        var filter = rule.path("Filter");
        if (filter.isMissingNode() || filter.isEmpty()) {
            return rule.path("Prefix").asText("");
        }
        return filter.size() == 1 && filter.has("Prefix")
                ? filter.path("Prefix").asText("")
                : filter.toString();
    }

    private static boolean isEnabled(JsonNode feature) {
        return feature.path("Status").asText("").equals("Enabled");
    }

    private static Map<String, JsonNode> byDestination(JsonNode replication) {
        var rules = new LinkedHashMap<String, JsonNode>();
        for (JsonNode rule : Values.list(replication.path("Rules"))) {
            var bucket = rule.path("Destination").path("Bucket");
            var name = bucket.isTextual()
                    ? bucket.textValue().substring(bucket.textValue().lastIndexOf(':') + 1)
                    : rule.path("Id").asText("of another stack");
            // Several rules may lead to one bucket: one that is enabled is what counts.
            rules.merge(name, rule, (one, other) -> isEnabled(one) ? one : other);
        }
        return rules;
    }
}
