package dev.meridian.app.review.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.meridian.app.review.assembly.CloudAssembly;
import dev.meridian.app.review.assembly.StackTemplate;
import dev.meridian.app.review.change.Comparison;
import dev.meridian.app.review.change.Replacement;
import dev.meridian.app.review.change.ResourceChange;
import dev.meridian.app.review.change.ResourceChange.Kind;
import dev.meridian.app.review.change.StackPair;
import dev.meridian.app.review.finding.Finding;
import dev.meridian.app.review.manifest.AppliedObjects;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** What the rules say when one manifest of a stack becomes another. */
public final class Review {
    private Review() {}

    /** The findings as {@code SEVERITY rule: what}. */
    public static List<String> of(String before, String after) {
        return findings(before, after).stream()
                .map(finding ->
                        "%s %s: %s".formatted(finding.severity(), finding.rule().id(), finding.what()))
                .toList();
    }

    static List<Finding> findings(String before, String after) {
        return findings(stackOfEach(before), stackOfEach(after));
    }

    /** The same of a manifest that is applied without pruning. */
    static List<Finding> findingsWithoutPruning(String before, String after) {
        var is = stack(after);
        ((ObjectNode) is.resource("Manifest").path("Properties")).remove("PruneLabel");
        return findings(stack(before), is);
    }

    private static List<Finding> findings(StackTemplate was, StackTemplate is) {
        var pair = new StackPair("shop", Optional.of(was), Optional.of(is));
        var changes = new ArrayList<ResourceChange>();
        var objectsBefore = objects(was);
        var objectsAfter = objects(is);
        var identities = new TreeSet<>(objectsBefore.keySet());
        identities.addAll(objectsAfter.keySet());
        for (var identity : identities) {
            var one = objectsBefore.getOrDefault(identity, MissingNode.getInstance());
            var other = objectsAfter.getOrDefault(identity, MissingNode.getInstance());
            if (!one.equals(other)) {
                changes.add(change(pair, one, other));
            }
        }
        var comparison = new Comparison(assembly(was), assembly(is), changes, List.of());
        return KubernetesRules.all().stream()
                .flatMap(rule -> rule.examine(comparison))
                .toList();
    }

    private static ResourceChange change(StackPair pair, JsonNode before, JsonNode after) {
        var present = after.isMissingNode() ? before : after;
        return new ResourceChange(
                pair,
                AppliedObjects.id(present),
                Optional.empty(),
                AppliedObjects.type(present),
                before.isMissingNode() ? Kind.ADDED : after.isMissingNode() ? Kind.REMOVED : Kind.CHANGED,
                before,
                after,
                Replacement.NO,
                List.of());
    }

    private static CloudAssembly assembly(StackTemplate stack) {
        return new CloudAssembly("here", new TreeMap<>(Map.of(stack.name(), stack)), new TreeMap<>());
    }

    private static TreeMap<String, JsonNode> objects(StackTemplate stack) {
        var objects = new TreeMap<String, JsonNode>();
        stack.body().path("Resources").forEach(resource -> objects.putAll(AppliedObjects.of(resource)));
        return objects;
    }

    private static StackTemplate stack(String manifest) {
        return stack(Map.of("Manifest", manifest));
    }

    /** A manifest for each object: kubectl deletes all kinds when their resource goes, but prunes only some. */
    private static StackTemplate stackOfEach(String manifest) {
        var manifests = new TreeMap<String, String>();
        AppliedObjects.of(stack(manifest).resource("Manifest"))
                .forEach((identity, object) -> manifests.put(identity, object.toString()));
        return stack(manifests);
    }

    private static StackTemplate stack(Map<String, String> manifests) {
        var body = JsonNodeFactory.instance.objectNode();
        var resources = body.putObject("Resources");
        manifests.forEach((logicalId, manifest) -> resources
                .putObject(logicalId)
                .put("Type", "Custom::AWSCDK-EKS-KubernetesResource")
                .putObject("Properties")
                .put("PruneLabel", "prune")
                .put("Manifest", manifest));
        return new StackTemplate("shop", "shop", Optional.empty(), Optional.empty(), Optional.empty(), body);
    }
}
