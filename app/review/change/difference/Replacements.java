package dev.meridian.app.review.change.difference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.meridian.app.review.change.Replacement;
import dev.meridian.app.review.change.StackPair;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Finds out which resources are replaced, also because something they refer to is: within a stack, through outputs that
 * other stacks read, and through parameters of nested stacks. The diff engine judges one resource at a time; who refers to
 * a replaced one is asked about again with another value in the place of the reference.
 */
final class Replacements {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** Chains of references are short; a longer one is a circle. */
    private static final int MOST_ROUNDS = 64;

    private final Map<String, StackPair> pairs;
    private final DiffEngine engine;
    private final CrossStackValues values;
    private final Map<String, Set<String>> changed;
    private final Map<String, Map<String, JsonNode>> rewritten = new HashMap<>();
    private final Map<String, Map<String, JsonNode>> answers = new HashMap<>();
    private final Set<String> unknownTypes = new TreeSet<>();
    private Map<String, Set<String>> pending = new TreeMap<>();

    private Replacements(Map<String, StackPair> pairs, Map<String, Set<String>> changed, DiffEngine engine) {
        this.pairs = pairs;
        this.engine = engine;
        this.values = new CrossStackValues(pairs.values());
        this.changed = new HashMap<>();
        changed.forEach((stack, resources) -> this.changed.put(stack, new HashSet<>(resources)));
    }

    /**
     * Asks the engine.
     *
     * @param changed by stack, the resources that are on both sides and differ
     */
    static Replacements of(Map<String, StackPair> pairs, Map<String, Set<String>> changed, DiffEngine engine) {
        var replacements = new Replacements(pairs, changed, engine);
        replacements.run();
        return replacements;
    }

    /** The resources of a stack that change, those included that change by what they refer to. */
    Collection<String> changedIn(String stack) {
        var resources = new TreeSet<String>();
        answers.getOrDefault(stack, Map.of()).keySet().forEach(logicalId -> {
            if (isChanged(stack, logicalId) || of(stack, logicalId) != Replacement.NO) {
                resources.add(logicalId);
            }
        });
        return resources;
    }

    /** Whether a resource that changes is replaced. */
    Replacement of(String stack, String logicalId) {
        return replacement(answer(stack, logicalId).path("impact").asText());
    }

    /** Whether a property that changes replaces its resource. */
    Replacement of(String stack, String logicalId, String property) {
        return replacement(answer(stack, logicalId)
                .path("properties")
                .path(property)
                .path("impact")
                .asText());
    }

    /**
     * The properties of a resource that change and the values they get, by name. Of those that change only because what they
     * refer to is replaced, the ones that replace the resource too: another reference in place is nobody's business.
     */
    Map<String, JsonNode> properties(String stack, String logicalId) {
        var properties = new TreeMap<String, JsonNode>();
        answer(stack, logicalId).path("properties").properties().forEach(property -> {
            if (isChanged(stack, logicalId)
                    || replacement(property.getValue().path("impact").asText()) != Replacement.NO) {
                properties.put(property.getKey(), property.getValue().path("value"));
            }
        });
        return properties;
    }

    Set<String> unknownTypes() {
        return unknownTypes;
    }

    private boolean isChanged(String stack, String logicalId) {
        return changed.getOrDefault(stack, Set.of()).contains(logicalId);
    }

    private JsonNode answer(String stack, String logicalId) {
        return answers.getOrDefault(stack, Map.of()).getOrDefault(logicalId, MissingNode.getInstance());
    }

    private static Replacement replacement(String impact) {
        return switch (impact) {
            case "WILL_REPLACE" -> Replacement.YES;
            case "MAY_REPLACE" -> Replacement.MAYBE;
            default -> Replacement.NO;
        };
    }

    private void run() {
        changed.forEach((stack, resources) -> pending.put(stack, new TreeSet<>(resources)));
        for (var pair : pairs.values()) {
            values.readersOfWhatDiffers(pair, pairs).forEach((reader, change) -> {
                if (rewrite(reader, change)) {
                    changed.computeIfAbsent(reader.stack(), any -> new HashSet<>())
                            .add(reader.logicalId());
                }
            });
        }
        var spread = new HashMap<String, Set<String>>();
        for (var round = 0; !pending.isEmpty() && round < MOST_ROUNDS; round++) {
            var asked = pending;
            pending = new TreeMap<>();
            ask(asked);
            asked.forEach((stack, resources) -> {
                var replaced = new TreeSet<>(resources);
                replaced.removeIf(logicalId -> of(stack, logicalId) != Replacement.YES);
                replaced.removeAll(spread.getOrDefault(stack, Set.of()));
                if (!replaced.isEmpty()) {
                    spread.computeIfAbsent(stack, any -> new HashSet<>()).addAll(replaced);
                    values.readersOf(pairs.get(stack), replaced).forEach(this::rewrite);
                }
            });
        }
    }

    private void ask(Map<String, Set<String>> resources) {
        var question = NODES.objectNode();
        resources.forEach((stack, logicalIds) -> {
            var asked = question.putObject(stack);
            for (var logicalId : logicalIds) {
                var sides = asked.putObject(logicalId);
                sides.set("before", pairs.get(stack).before(logicalId));
                sides.set("after", after(stack, logicalId));
            }
        });
        var answer = engine.compare(question);
        answer.path("stacks").properties().forEach(stack -> stack.getValue()
                .properties()
                .forEach(resource -> answers.computeIfAbsent(stack.getKey(), any -> new HashMap<>())
                        .put(resource.getKey(), resource.getValue())));
        answer.path("unknown").forEach(type -> unknownTypes.add(type.asText()));
    }

    private JsonNode after(String stack, String logicalId) {
        var known = rewritten.getOrDefault(stack, Map.of()).get(logicalId);
        return known == null ? pairs.get(stack).after(logicalId) : known;
    }

    /** Gives a resource another value in the place of what it reads; what is new cannot be replaced and is left alone. */
    private boolean rewrite(CrossStackValues.Reader reader, CrossStackValues.Rewriting change) {
        var pair = pairs.get(reader.stack());
        var present = after(reader.stack(), reader.logicalId());
        var other = change.apply(present);
        if (!pair.before(reader.logicalId()).isObject() || other.equals(present)) {
            return false;
        }
        rewritten.computeIfAbsent(reader.stack(), any -> new HashMap<>()).put(reader.logicalId(), other);
        pending.computeIfAbsent(reader.stack(), any -> new TreeSet<>()).add(reader.logicalId());
        return true;
    }
}
