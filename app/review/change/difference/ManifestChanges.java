package dev.meridian.app.review.change.difference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.meridian.app.review.assembly.CloudAssembly;
import dev.meridian.app.review.assembly.StackTemplate;
import dev.meridian.app.review.change.Replacement;
import dev.meridian.app.review.change.ResourceChange;
import dev.meridian.app.review.change.ResourceChange.Kind;
import dev.meridian.app.review.change.StackPair;
import dev.meridian.app.review.manifest.AppliedObjects;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Compares Kubernetes objects: those that the resources of a stack apply, whichever resource applies them, and those of
 * manifest files.
 */
final class ManifestChanges {
    /** The property of the custom resource that carries the objects. */
    static final String PROPERTY = "Manifest";

    /** Manifests that cannot be read have no identity but their resource's. */
    private static final String UNREADABLE = AppliedObjects.KUBERNETES + AppliedObjects.UNREADABLE;

    private ManifestChanges() {}

    static List<ResourceChange> of(Collection<StackPair> pairs, CloudAssembly before, CloudAssembly after) {
        var changes = new ArrayList<ResourceChange>();
        for (var pair : pairs) {
            compare(
                    pair,
                    applied(pair.before(), (id, resource) -> !resource.equals(pair.after(id))),
                    applied(pair.after(), (id, resource) -> !resource.equals(pair.before(id))),
                    changes);
        }
        var files = new TreeSet<>(before.manifests().keySet());
        files.addAll(after.manifests().keySet());
        for (var file : files) {
            compare(
                    new StackPair(file, Optional.empty(), Optional.empty()),
                    byIdentity(before.manifests().getOrDefault(file, List.of())),
                    byIdentity(after.manifests().getOrDefault(file, List.of())),
                    changes);
        }
        return changes;
    }

    /** The custom resource without its objects, which are compared one by one. */
    static JsonNode withoutObjects(JsonNode resource) {
        if (resource.path("Properties").has(PROPERTY)) {
            ObjectNode copy = resource.deepCopy();
            ((ObjectNode) copy.path("Properties")).remove(PROPERTY);
            return copy;
        }
        return resource;
    }

    private interface Differing {
        boolean test(String logicalId, JsonNode resource);
    }

    private static Map<String, JsonNode> applied(Optional<StackTemplate> stack, Differing isDifferent) {
        var objects = new TreeMap<String, JsonNode>();
        stack.ifPresent(known -> {
            for (var resource : known.body().path("Resources").properties()) {
                if (AppliedObjects.isManifest(resource.getValue())
                        && isDifferent.test(resource.getKey(), resource.getValue())) {
                    AppliedObjects.of(resource.getValue())
                            .forEach((identity, object) -> put(
                                    objects,
                                    identity.startsWith(UNREADABLE) ? identity + " of " + resource.getKey() : identity,
                                    object));
                }
            }
        });
        return objects;
    }

    private static Map<String, JsonNode> byIdentity(List<JsonNode> objects) {
        var found = new TreeMap<String, JsonNode>();
        objects.forEach(object -> put(found, AppliedObjects.type(object) + " " + AppliedObjects.id(object), object));
        return found;
    }

    /** An object that is applied twice is two. */
    private static void put(Map<String, JsonNode> objects, String identity, JsonNode object) {
        var key = identity;
        for (var turn = 2; objects.containsKey(key); turn++) {
            key = identity + " again " + turn;
        }
        objects.put(key, object);
    }

    private static void compare(
            StackPair pair, Map<String, JsonNode> before, Map<String, JsonNode> after, List<ResourceChange> changes) {
        var identities = new TreeSet<>(before.keySet());
        identities.addAll(after.keySet());
        for (var identity : identities) {
            var was = before.getOrDefault(identity, MissingNode.getInstance());
            var is = after.getOrDefault(identity, MissingNode.getInstance());
            if (!was.equals(is)) {
                var present = is.isMissingNode() ? was : is;
                changes.add(new ResourceChange(
                        pair,
                        AppliedObjects.id(present),
                        Optional.empty(),
                        AppliedObjects.type(present),
                        was.isMissingNode() ? Kind.ADDED : is.isMissingNode() ? Kind.REMOVED : Kind.CHANGED,
                        was,
                        is,
                        Replacement.NO,
                        was.isMissingNode() || is.isMissingNode() ? List.of() : Leaves.between(was, is)));
            }
        }
    }
}
