package dev.meridian.app.review.kubernetes.change;

import com.fasterxml.jackson.databind.JsonNode;
import dev.meridian.app.review.assembly.CloudAssembly;
import dev.meridian.app.review.assembly.StackTemplate;
import dev.meridian.app.review.change.Comparison;
import dev.meridian.app.review.change.ResourceChange;
import dev.meridian.app.review.kubernetes.object.PodTemplate;
import dev.meridian.app.review.manifest.AppliedObjects;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * All objects of a stack, or of a folder of manifest files, on both sides: what a change means depends on what else is
 * there. Read when first asked for.
 */
public final class Neighbours {
    private static final Set<String> PRUNED_GROUPS = Set.of("", "apps", "batch", "networking.k8s.io", "extensions");
    private static final Set<String> PRUNED = Set.of(
            "ConfigMap",
            "Endpoints",
            "Namespace",
            "PersistentVolumeClaim",
            "PersistentVolume",
            "Pod",
            "ReplicationController",
            "Secret",
            "Service",
            "Job",
            "CronJob",
            "Ingress",
            "DaemonSet",
            "Deployment",
            "ReplicaSet",
            "StatefulSet");

    private final Comparison comparison;
    private final Map<String, List<JsonNode>> before = new HashMap<>();
    private final Map<String, List<JsonNode>> after = new HashMap<>();
    private final Map<String, Map<String, String>> appliers = new HashMap<>();

    private final Successors successors;

    public Neighbours(Comparison comparison) {
        this.comparison = comparison;
        this.successors = new Successors(comparison);
    }

    /** What stands in for an object that is removed: the same under another name. */
    Optional<JsonNode> successor(ResourceChange change) {
        return successors.of(change);
    }

    /** What stood beside the object of a change. */
    public List<JsonNode> before(ResourceChange change) {
        return before.computeIfAbsent(
                change.stack().name(), stack -> objects(stack, change.stack().before(), comparison.before()));
    }

    /** What will stand beside the object of a change. */
    public List<JsonNode> after(ResourceChange change) {
        return after.computeIfAbsent(
                change.stack().name(), stack -> objects(stack, change.stack().after(), comparison.after()));
    }

    /**
     * Whether an object that is no longer applied stays in the cluster all the same: kubectl prunes what left a manifest only
     * by a label, and CloudFormation keeps what a resource with the policy Retain has applied.
     */
    public boolean isLeftBehind(ResourceChange change) {
        if (!change.after().isMissingNode() || goesWithItsNamespace(change)) {
            return false;
        }
        var applier = appliers.computeIfAbsent(
                        change.stack().name(), stack -> appliers(change.stack().before()))
                .getOrDefault(change.type() + " " + change.logicalId(), "");
        var resource = change.stack().after(applier);
        return AppliedObjects.isManifest(resource)
                ? !isPruned(resource, change.before())
                : change.stack().before(applier).path("DeletionPolicy").asText().startsWith("Retain");
    }

    private boolean goesWithItsNamespace(ResourceChange change) {
        var namespace = ObjectChange.namespace(change.before());
        return !change.type().equals("Kubernetes::Namespace")
                && hasNamespace(before(change), namespace)
                && !hasNamespace(after(change), namespace)
                && change.before().path("metadata").has("namespace");
    }

    private static boolean hasNamespace(List<JsonNode> objects, String name) {
        return objects.stream()
                .anyMatch(object -> object.path("kind").asText().equals("Namespace")
                        && object.path("metadata").path("name").asText().equals(name));
    }

    /**
     * Whether kubectl deletes an object that has left a manifest: it looks by the label for these kinds only (the default of
     * {@code --prune-allowlist} of {@code kubectl apply}).
     */
    public static boolean isPruned(JsonNode manifest, JsonNode object) {
        var version = object.path("apiVersion").asText();
        var group = version.contains("/") ? version.substring(0, version.indexOf('/')) : "";
        return manifest.path("Properties").has("PruneLabel")
                && PRUNED.contains(object.path("kind").asText())
                && PRUNED_GROUPS.contains(group);
    }

    private static Map<String, String> appliers(Optional<StackTemplate> template) {
        var appliers = new HashMap<String, String>();
        template.ifPresent(known -> known.body().path("Resources").properties().forEach(resource -> {
            if (AppliedObjects.isManifest(resource.getValue())) {
                AppliedObjects.of(resource.getValue())
                        .keySet()
                        .forEach(identity -> appliers.put(identity, resource.getKey()));
            }
        }));
        return appliers;
    }

    /** The objects of a kind in a namespace. */
    public static Stream<JsonNode> in(List<JsonNode> objects, String namespace, String kind) {
        return objects.stream()
                .filter(object -> object.path("kind").asText().equals(kind))
                .filter(object -> ObjectChange.namespace(object).equals(namespace));
    }

    /** The pods that workloads of a namespace make. */
    public static Stream<PodTemplate> pods(List<JsonNode> objects, String namespace) {
        return objects.stream()
                .filter(object -> ObjectChange.namespace(object).equals(namespace))
                .flatMap(object -> PodTemplate.of(object).stream());
    }

    private static List<JsonNode> objects(String stack, Optional<StackTemplate> template, CloudAssembly assembly) {
        var objects = new ArrayList<JsonNode>();
        template.ifPresent(known -> known.body().path("Resources").forEach(resource -> {
            if (AppliedObjects.isManifest(resource)) {
                objects.addAll(AppliedObjects.of(resource).values());
            }
        }));
        if (template.isEmpty()) {
            var folder = folder(stack);
            assembly.manifests().forEach((file, documents) -> {
                if (folder(file).equals(folder)) {
                    objects.addAll(documents);
                }
            });
        }
        return objects;
    }

    private static String folder(String file) {
        return file.substring(0, Math.max(0, file.lastIndexOf('/')));
    }
}
