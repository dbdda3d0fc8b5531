package dev.meridian.app.review.kubernetes.change;

import com.fasterxml.jackson.databind.JsonNode;
import dev.meridian.app.review.change.Comparison;
import dev.meridian.app.review.change.ResourceChange;
import dev.meridian.app.review.change.ResourceChange.Kind;
import dev.meridian.app.review.kubernetes.object.Fields;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * New objects that stand in for removed ones: of the same kind and namespace, and with nearly the same content. Kubernetes
 * knows no other names for an object, so to rename one is to make another and delete it.
 */
final class Successors {
    /** How much of both must be equal; a renamed object is seldom changed much otherwise. */
    private static final double LIKENESS = 0.8;

    private static final Set<String> IDENTITY = Set.of("apiVersion", "kind", "metadata", "status");

    private final Map<ResourceChange, JsonNode> successors = new IdentityHashMap<>();

    Successors(Comparison comparison) {
        var added = new HashMap<List<String>, List<ResourceChange>>();
        comparison.changes().stream()
                .filter(change -> change.isKubernetes() && change.kind() == Kind.ADDED)
                .forEach(change -> added.computeIfAbsent(place(change, change.after()), any -> new ArrayList<>())
                        .add(change));
        if (added.isEmpty()) {
            return;
        }
        for (var change : comparison.changes()) {
            if (change.isKubernetes() && change.kind() == Kind.REMOVED) {
                var candidates = added.getOrDefault(place(change, change.before()), List.of());
                like(change.before(), candidates).ifPresent(successor -> {
                    candidates.remove(successor);
                    successors.put(change, successor.after());
                });
            }
        }
    }

    /** What stands in for an object that is removed. */
    Optional<JsonNode> of(ResourceChange change) {
        return Optional.ofNullable(successors.get(change));
    }

    private static List<String> place(ResourceChange change, JsonNode object) {
        return List.of(change.stack().name(), change.type(), ObjectChange.namespace(object));
    }

    private static Optional<ResourceChange> like(JsonNode object, List<ResourceChange> candidates) {
        if (candidates.isEmpty()) {
            return Optional.empty();
        }
        var content = content(object);
        var best = Optional.<ResourceChange>empty();
        var most = LIKENESS;
        for (var candidate : candidates) {
            var likeness =
                    isOfSameTargets(object, candidate.after()) ? 1 : likeness(content, content(candidate.after()));
            if (likeness > most || best.isEmpty() && likeness >= most) {
                best = Optional.of(candidate);
                most = likeness;
            }
        }
        return best;
    }

    /** A target group has one binding, whatever else it says. */
    private static boolean isOfSameTargets(JsonNode object, JsonNode other) {
        return object.path("kind").asText().equals("TargetGroupBinding")
                && List.of("spec.targetGroupARN", "spec.targetGroupName").stream()
                        .anyMatch(path -> Fields.at(object, path).isTextual()
                                && Fields.at(object, path).equals(Fields.at(other, path)));
    }

    private static double likeness(Set<Value> one, Set<Value> other) {
        var named = other.stream().map(Value::text).collect(Collectors.toSet());
        var unnamed = other.stream().map(Value::unnamed).collect(Collectors.toSet());
        var common = one.stream()
                .filter(value -> named.contains(value.text) || unnamed.contains(value.unnamed))
                .count();
        return one.isEmpty() ? 0 : (double) common / Math.max(one.size(), other.size());
    }

    private static Set<Value> content(JsonNode object) {
        var name = object.path("metadata").path("name").asText();
        var content = new HashSet<Value>();
        object.properties().stream()
                .filter(field -> !IDENTITY.contains(field.getKey()))
                .forEach(field -> collect(field.getKey(), field.getValue(), name, content));
        return content;
    }

    private static void collect(String path, JsonNode node, String name, Set<Value> content) {
        if (node.isObject()) {
            node.properties().forEach(field -> collect(path + "." + field.getKey(), field.getValue(), name, content));
        } else if (node.isArray()) {
            node.forEach(item -> collect(path + "[]", item, name, content));
        } else {
            content.add(new Value(
                    path + "=" + node.asText(),
                    path + "=" + (name.isEmpty() ? node.asText() : node.asText().replace(name, "<name>"))));
        }
    }

    /**
     * A value and where it stands.
     *
     * @param unnamed the same without the object's name, which labels and containers often share
     */
    private record Value(String text, String unnamed) {}
}
