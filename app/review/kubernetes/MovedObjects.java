package dev.meridian.app.review.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import dev.meridian.app.review.assembly.StackTemplate;
import dev.meridian.app.review.change.Comparison;
import dev.meridian.app.review.change.PropertyChange;
import dev.meridian.app.review.change.Replacement;
import dev.meridian.app.review.change.ResourceChange;
import dev.meridian.app.review.change.StackPair;
import dev.meridian.app.review.finding.Finding;
import dev.meridian.app.review.kubernetes.change.KubernetesRule;
import dev.meridian.app.review.kubernetes.change.Neighbours;
import dev.meridian.app.review.kubernetes.change.ObjectChange;
import dev.meridian.app.review.kubernetes.object.Fields;
import dev.meridian.app.review.manifest.AppliedObjects;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Objects that another custom resource applies than before. CloudFormation deletes resources after it has made and updated
 * the others, and the CDK's handler then runs {@code kubectl delete} on the manifest: what the other resource has just
 * applied is gone, and comes back only when that one changes again. A resource that stays but no longer holds the object
 * prunes it, if it has a label to prune by, before or after the other applies it.
 */
final class MovedObjects {
    private MovedObjects() {}

    static Stream<Finding> examine(Comparison comparison) {
        return comparison.before().stacks().values().stream()
                .flatMap(before -> Optional.ofNullable(
                                comparison.after().stacks().get(before.name()))
                        .stream()
                        .flatMap(after -> inStack(before, after)));
    }

    private static Stream<Finding> inStack(StackTemplate before, StackTemplate after) {
        var left = changedManifests(before, after);
        if (left.isEmpty()) {
            return Stream.empty();
        }
        var arrived = new HashMap<String, String>();
        changedManifests(after, before)
                .forEach((logicalId, manifest) ->
                        AppliedObjects.of(manifest).keySet().forEach(identity -> arrived.put(identity, logicalId)));
        var findings = new ArrayList<Finding>();
        left.forEach((logicalId, manifest) -> AppliedObjects.of(manifest).forEach((identity, object) -> {
            var other = arrived.getOrDefault(identity, logicalId);
            if (!other.equals(logicalId)) {
                findings.add(finding(before, after, object, logicalId, other));
            }
        }));
        return findings.stream();
    }

    /** The manifests of one side that the other does not have or has otherwise, by logical id. */
    private static Map<String, JsonNode> changedManifests(StackTemplate side, StackTemplate other) {
        var manifests = new HashMap<String, JsonNode>();
        side.body().path("Resources").properties().forEach(resource -> {
            if (AppliedObjects.isManifest(resource.getValue())
                    && !resource.getValue().equals(other.resource(resource.getKey()))) {
                manifests.put(resource.getKey(), resource.getValue());
            }
        });
        return manifests;
    }

    private static Finding finding(
            StackTemplate before, StackTemplate after, JsonNode object, String logicalId, String other) {
        var change = new ResourceChange(
                new StackPair(after.name(), Optional.of(before), Optional.of(after)),
                AppliedObjects.id(object),
                Optional.empty(),
                AppliedObjects.type(object),
                ResourceChange.Kind.CHANGED,
                object,
                object,
                Replacement.NO,
                List.of());
        var evidence = List.of(
                new PropertyChange("Manifest", ObjectChange.text(logicalId), ObjectChange.text(other), Replacement.NO));
        var former = after.resource(logicalId);
        var proposed = after.resource(other);
        var isNew = !AppliedObjects.isManifest(before.resource(other));
        if (isNew && !Fields.isTrue(proposed.path("Properties").path("Overwrite"))) {
            return Finding.dangerous(
                    KubernetesRule.OBJECT_MOVED,
                    change,
                    "Another resource creates the object, which is still there: kubectl refuses to, and the deployment fails.",
                    "Keep the construct's id, or let the new resource overwrite what exists.",
                    evidence);
        }
        var isLeftAlone =
                former.isMissingNode() ? isKept(before.resource(logicalId)) : !Neighbours.isPruned(former, object);
        if (isLeftAlone) {
            return Finding.harmless(
                    KubernetesRule.OBJECT_MOVED,
                    change,
                    "Another resource applies the object, and the former one leaves it as it is.",
                    evidence);
        }
        if (!former.isMissingNode()) {
            return Finding.notable(
                    KubernetesRule.OBJECT_MOVED,
                    change,
                    "Another resource applies the object: kubectl may delete it as pruned before or after that.",
                    "Deploy the removal and the addition one after the other, and check that the object is there afterwards.",
                    evidence);
        }
        return Finding.dangerous(
                KubernetesRule.OBJECT_MOVED,
                change,
                "Another resource applies the object, and the former one is deleted afterwards: kubectl then deletes what was just applied.",
                "Keep the construct's id, or retain the former resource (removal policy) until the move is deployed.",
                evidence);
    }

    private static boolean isKept(JsonNode resource) {
        return resource.path("DeletionPolicy").asText().startsWith("Retain");
    }
}
