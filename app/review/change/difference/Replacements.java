package dev.meridian.app.review.change.difference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.meridian.app.review.change.Replacement;
import dev.meridian.app.review.change.StackPair;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Finds out which resources are replaced, also because something they refer to is: within a stack, through outputs that
 * other stacks read, and through parameters of nested stacks. The diff engine follows references within a stack; the rest is
 * done here, by giving it templates in which the value from elsewhere differs.
 */
final class Replacements {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** Chains of stacks that read from each other are short; a longer one is a circle. */
    private static final int MOST_ROUNDS = 24;

    private final Map<String, StackPair> pairs;
    private final DiffEngine engine;
    private final Map<String, Set<String>> asked = new HashMap<>();
    private final Map<String, Map<String, JsonNode>> rewritten = new HashMap<>();
    private final Map<String, JsonNode> answers = new HashMap<>();
    private final Set<String> unknownTypes = new TreeSet<>();
    private final CrossStackValues values;

    private Replacements(Map<String, StackPair> pairs, DiffEngine engine) {
        this.pairs = pairs;
        this.engine = engine;
        this.values = new CrossStackValues(pairs.values());
    }

    /**
     * Asks the engine.
     *
     * @param changed by stack, the resources that are on both sides and differ
     */
    static Replacements of(Map<String, StackPair> pairs, Map<String, Set<String>> changed, DiffEngine engine) {
        var replacements = new Replacements(pairs, engine);
        changed.forEach((stack, resources) -> replacements.asked.put(stack, new LinkedHashSet<>(resources)));
        replacements.run();
        return replacements;
    }

    /** The resources of a stack that change, those included that change by what they refer to. */
    Collection<String> changedIn(String stack) {
        var changed = new TreeSet<String>();
        answers.getOrDefault(stack, MissingNode.getInstance()).fieldNames().forEachRemaining(changed::add);
        return changed;
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

    /** The properties of a resource that change and the values they get, by name. */
    Map<String, JsonNode> properties(String stack, String logicalId) {
        var properties = new TreeMap<String, JsonNode>();
        answer(stack, logicalId)
                .path("properties")
                .properties()
                .forEach(property ->
                        properties.put(property.getKey(), property.getValue().path("value")));
        return properties;
    }

    Set<String> unknownTypes() {
        return unknownTypes;
    }

    private JsonNode answer(String stack, String logicalId) {
        return answers.getOrDefault(stack, MissingNode.getInstance()).path(logicalId);
    }

    private static Replacement replacement(String impact) {
        return switch (impact) {
            case "WILL_REPLACE" -> Replacement.YES;
            case "MAY_REPLACE" -> Replacement.MAYBE;
            default -> Replacement.NO;
        };
    }

    private void run() {
        passParameters();
        Set<String> next = new TreeSet<>(asked.keySet());
        for (var round = 0; !next.isEmpty() && round < MOST_ROUNDS; round++) {
            ask(next);
            var again = new TreeSet<String>();
            for (var stack : next) {
                var replaced = replacedIn(stack);
                if (!replaced.isEmpty()) {
                    if (asked.get(stack).addAll(users(stack, replaced))) {
                        again.add(stack);
                    } else {
                        again.addAll(rewriteReaders(stack, replaced));
                    }
                }
            }
            next = again;
        }
    }

    private void ask(Set<String> stacks) {
        var question = NODES.objectNode();
        for (var stack : stacks) {
            var pair = pairs.get(stack);
            var before = NODES.objectNode();
            var after = NODES.objectNode();
            for (var logicalId : asked.get(stack)) {
                put(before, logicalId, pair.before(logicalId));
                put(
                        after,
                        logicalId,
                        rewritten.getOrDefault(stack, Map.of()).getOrDefault(logicalId, pair.after(logicalId)));
            }
            var sides = question.putObject(stack);
            sides.putObject("before").set("Resources", before);
            sides.putObject("after").set("Resources", after);
        }
        var answer = engine.compare(question);
        answer.path("stacks").properties().forEach(stack -> answers.put(stack.getKey(), stack.getValue()));
        answer.path("unknown").forEach(type -> unknownTypes.add(type.asText()));
    }

    private static void put(ObjectNode resources, String logicalId, JsonNode resource) {
        if (!resource.isMissingNode()) {
            resources.set(logicalId, resource);
        }
    }

    private Set<String> replacedIn(String stack) {
        var replaced = new HashSet<String>();
        for (var resource :
                answers.getOrDefault(stack, MissingNode.getInstance()).properties()) {
            if (replacement(resource.getValue().path("impact").asText()) == Replacement.YES) {
                replaced.add(resource.getKey());
            }
        }
        return replaced;
    }

    /** Those of both sides: what is new cannot be replaced. */
    private Set<String> users(String stack, Set<String> resources) {
        var pair = pairs.get(stack);
        var users = pair.after()
                .map(after -> References.closure(after.body(), resources))
                .orElse(Set.of());
        var onBothSides = new HashSet<>(users);
        onBothSides.removeIf(logicalId -> pair.before(logicalId).isMissingNode());
        return onBothSides;
    }

    /** Gives resources elsewhere that read something of these ones another value, and returns their stacks. */
    private Set<String> rewriteReaders(String stack, Set<String> replaced) {
        var readers = new TreeSet<String>();
        values.readBy(pairs.get(stack), replaced).forEach((reader, change) -> readers.addAll(rewrite(reader, change)));
        return readers;
    }

    private Set<String> rewrite(CrossStackValues.Reader reader, CrossStackValues.Rewriting change) {
        var resources = rewritten.computeIfAbsent(reader.stack(), any -> new HashMap<>());
        var pair = pairs.get(reader.stack());
        var present = resources.getOrDefault(reader.logicalId(), pair.after(reader.logicalId()));
        var other = change.apply(present);
        if (pair.before(reader.logicalId()).isMissingNode() || other.equals(present)) {
            return Set.of();
        }
        resources.put(reader.logicalId(), other);
        asked.computeIfAbsent(reader.stack(), any -> new LinkedHashSet<>()).add(reader.logicalId());
        return Set.of(reader.stack());
    }

    /** A nested stack's resources change where a parameter that its parent gives it does. */
    private void passParameters() {
        for (var pair : pairs.values()) {
            values.parametersThatDiffer(pair, pairs).forEach(parameter -> values.readersOf(pair, parameter)
                    .forEach((reader, change) -> rewrite(reader, change)));
        }
    }
}
