package dev.meridian.app.review.recovery.backup;

import static dev.meridian.app.review.recovery.weakness.Recovery.BACKUP_SELECTION;

import com.fasterxml.jackson.databind.JsonNode;
import dev.meridian.app.review.assembly.CloudAssembly;
import dev.meridian.app.review.change.Comparison;
import dev.meridian.app.review.change.ResourceChange;
import dev.meridian.app.review.finding.Finding;
import dev.meridian.app.review.finding.Rule;
import dev.meridian.app.review.setting.Setting;
import dev.meridian.app.review.value.Values;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Tags by which a backup plan of the same assembly selects what it backs up: a resource that loses one is silently left out.
 * Only tags of the resource itself are looked at.
 */
final class TaggedForBackup implements Rule {
    private static final String RESOURCE_TAG = "aws:ResourceTag/";

    /** What AWS Backup backs up, with the property that holds its tags. */
    private static final Map<String, String> PROTECTED = Map.of(
            "AWS::RDS::DBInstance", "Tags",
            "AWS::RDS::DBCluster", "Tags",
            "AWS::DocDB::DBCluster", "Tags",
            "AWS::Neptune::DBCluster", "Tags",
            "AWS::DynamoDB::Table", "Tags",
            "AWS::EFS::FileSystem", "FileSystemTags",
            "AWS::FSx::FileSystem", "Tags",
            "AWS::S3::Bucket", "Tags",
            "AWS::EC2::Instance", "Tags",
            "AWS::EC2::Volume", "Tags");

    @Override
    public Stream<Finding> examine(Comparison comparison) {
        var changes = comparison.changes().stream()
                .filter(change -> PROTECTED.containsKey(change.type()))
                .filter(change -> change.before().isObject() && change.after().isObject())
                .filter(change -> tags(change).differs())
                .toList();
        if (changes.isEmpty()) {
            return Stream.empty();
        }
        var selecting = selecting(comparison.before());
        return changes.stream().flatMap(change -> lost(change, selecting));
    }

    private static Stream<Finding> lost(ResourceChange change, Map<String, Set<String>> selecting) {
        var tags = tags(change);
        var after = values(tags.after());
        return values(tags.before()).entrySet().stream()
                .filter(tag -> selecting.getOrDefault(tag.getKey(), Set.of()).contains(tag.getValue()))
                .filter(tag -> !tag.getValue().equals(after.get(tag.getKey())))
                .map(tag -> tags.dangerous(
                        BACKUP_SELECTION,
                        "The tag %s=%s, by which a backup plan selects it, %s: it is not backed up any more."
                                .formatted(
                                        tag.getKey(),
                                        tag.getValue(),
                                        after.containsKey(tag.getKey())
                                                ? "becomes " + after.get(tag.getKey())
                                                : "is removed"),
                        "Keep the tag, or check that another plan selects it."));
    }

    private static Setting tags(ResourceChange change) {
        return Setting.of(change, PROTECTED.get(change.type()));
    }

    private static Map<String, String> values(JsonNode tags) {
        var values = new HashMap<String, String>();
        Values.list(tags).forEach(tag -> values.put(tag.path("Key").asText(), Values.text(tag.path("Value"))));
        return values;
    }

    /** The tags that select, and their values, in all plans of the assembly. */
    private static Map<String, Set<String>> selecting(CloudAssembly assembly) {
        var selecting = new HashMap<String, Set<String>>();
        assembly.stacks().values().stream()
                .flatMap(stack -> stack.body().path("Resources").valueStream())
                .filter(resource -> resource.path("Type").asText().equals("AWS::Backup::BackupSelection"))
                .map(resource -> resource.path("Properties").path("BackupSelection"))
                .flatMap(selection -> Stream.concat(
                        Values.list(selection.path("ListOfTags")).stream(),
                        List.of("StringEquals", "StringLike").stream()
                                .flatMap(operator ->
                                        Values.list(selection.path("Conditions").path(operator)).stream())))
                .forEach(condition -> selecting
                        .computeIfAbsent(key(condition.path("ConditionKey").asText()), unused -> new HashSet<>())
                        .add(Values.text(condition.path("ConditionValue"))));
        return selecting;
    }

    private static String key(String condition) {
        return condition.startsWith(RESOURCE_TAG) ? condition.substring(RESOURCE_TAG.length()) : condition;
    }
}
