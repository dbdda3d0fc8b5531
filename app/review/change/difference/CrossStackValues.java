package dev.meridian.app.review.change.difference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.meridian.app.review.change.StackPair;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Who reads values of whom: references within a stack, {@code Fn::GetStackOutput}, {@code Fn::ImportValue} and parameters of
 * nested stacks. Only looked up when something is replaced or differs beside the resources.
 */
final class CrossStackValues {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private static final String REPLACED = " (replaced)";
    private static final String CHANGED = " (changed)";

    private final Collection<StackPair> pairs;
    private final Map<String, StackPair> byName = new HashMap<>();
    private final Map<String, Map<String, Set<String>>> usersIn = new HashMap<>();
    private final Map<String, List<Reader>> readers = new HashMap<>();
    private boolean indexed;

    CrossStackValues(Collection<StackPair> pairs) {
        this.pairs = pairs;
        pairs.forEach(pair -> byName.put(pair.name(), pair));
    }

    /** A resource that reads a value from elsewhere. */
    record Reader(String stack, String logicalId) {}

    /** Puts another value in the place of what is read. */
    interface Rewriting {
        JsonNode apply(JsonNode resource);
    }

    /** The resources that read something of these ones, in this stack and in others, and how their values change. */
    Map<Reader, Rewriting> readersOf(StackPair pair, Set<String> resources) {
        var found = new HashMap<Reader, Rewriting>();
        pair.after().ifPresent(stack -> {
            var users = usersIn.computeIfAbsent(pair.name(), any -> References.users(stack.body()));
            for (var resource : resources) {
                for (var user : users.getOrDefault(resource, Set.of())) {
                    add(
                            new Reader(pair.name(), user),
                            value -> References.at(value).contains(resource),
                            resource + REPLACED,
                            found);
                }
            }
            References.outputs(stack.body(), resources).forEach((output, export) -> {
                var region = stack.region().orElse("");
                addReaders(
                        outputKey(pair.name(), output),
                        pair.name() + "." + output,
                        value -> readsOutput(value, pair.name(), output, region),
                        found);
                if (!export.isEmpty()) {
                    addReaders(
                            exportKey(export),
                            export,
                            value -> value.path("Fn::ImportValue").asText().equals(export),
                            found);
                }
            });
            for (var resource : stack.body().path("Resources").properties()) {
                if (resource.getValue().path("Type").asText().equals(Differences.STACK)) {
                    var given = resource.getValue().path("Properties").path("Parameters");
                    for (var parameter : given.properties()) {
                        if (References.in(parameter.getValue()).stream().anyMatch(resources::contains)) {
                            addReadersOfParameter(
                                    pair.name() + "/" + resource.getKey(), parameter.getKey(), REPLACED, found);
                        }
                    }
                }
            }
        });
        return found;
    }

    /**
     * The resources whose values differ though nothing of theirs does: by a parameter's default, a mapping, a condition, or
     * a parameter to which the parent of their nested stack gives another value.
     */
    Map<Reader, Rewriting> readersOfWhatDiffers(StackPair pair, Map<String, StackPair> all) {
        var found = new HashMap<Reader, Rewriting>();
        for (var parameter : parametersThatDiffer(pair, all)) {
            addReadersOfParameter(pair.name(), parameter, CHANGED, found);
        }
        for (var parameter : Sections.differing(pair, "Parameters")) {
            addReadersOfParameter(pair.name(), parameter, CHANGED, found);
        }
        for (var mapping : Sections.differing(pair, "Mappings")) {
            addReadersOf(pair, "Fn::FindInMap", mapping, found);
        }
        for (var condition : Sections.differing(pair, "Conditions")) {
            addReadersOf(pair, "Fn::If", condition, found);
        }
        return found;
    }

    private void addReadersOf(StackPair pair, String function, String name, Map<Reader, Rewriting> found) {
        pair.after().ifPresent(stack -> {
            for (var resource : stack.body().path("Resources").properties()) {
                if (resource.getValue().findValues(function).stream()
                        .anyMatch(arguments -> arguments.path(0).asText().equals(name))) {
                    add(
                            new Reader(pair.name(), resource.getKey()),
                            value -> value.path(function).path(0).asText().equals(name),
                            name + CHANGED,
                            found);
                }
            }
        });
    }

    /** The parameters of a nested stack to which its parent gives another value than before. */
    private static Set<String> parametersThatDiffer(StackPair nested, Map<String, StackPair> all) {
        var slash = nested.name().lastIndexOf('/');
        var parent = slash < 0 ? null : all.get(nested.name().substring(0, slash));
        if (parent == null) {
            return Set.of();
        }
        var logicalId = nested.name().substring(slash + 1);
        var before = parent.before(logicalId).path("Properties").path("Parameters");
        var after = parent.after(logicalId).path("Properties").path("Parameters");
        var differing = new TreeSet<String>();
        for (var parameter : after.properties()) {
            if (before.has(parameter.getKey())
                    && !before.path(parameter.getKey()).equals(parameter.getValue())) {
                differing.add(parameter.getKey());
            }
        }
        return differing;
    }

    private void addReadersOfParameter(String stack, String parameter, String how, Map<Reader, Rewriting> found) {
        find(stack).flatMap(StackPair::after).ifPresent(template -> usersIn.computeIfAbsent(
                        stack, any -> References.users(template.body()))
                .getOrDefault(parameter, Set.of())
                .forEach(user -> add(
                        new Reader(stack, user),
                        value -> References.at(value).contains(parameter),
                        "parameter " + parameter + how,
                        found)));
    }

    private Optional<StackPair> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    private static void add(Reader reader, Predicate<JsonNode> isRead, String name, Map<Reader, Rewriting> found) {
        var former = found.getOrDefault(reader, value -> value);
        found.put(reader, value -> replace(former.apply(value), isRead, name));
    }

    private void addReaders(String key, String name, Predicate<JsonNode> isRead, Map<Reader, Rewriting> found) {
        index();
        readers.getOrDefault(key, List.of()).forEach(reader -> add(reader, isRead, name + REPLACED, found));
    }

    private void index() {
        if (indexed) {
            return;
        }
        indexed = true;
        for (var pair : pairs) {
            pair.after().ifPresent(stack -> {
                for (var resource : stack.body().path("Resources").properties()) {
                    var keys = new HashSet<String>();
                    keys(resource.getValue(), keys);
                    keys.forEach(key -> readers.computeIfAbsent(key, any -> new ArrayList<>())
                            .add(new Reader(pair.name(), resource.getKey())));
                }
            });
        }
    }

    private static void keys(JsonNode value, Set<String> keys) {
        if (value.has("Fn::GetStackOutput")) {
            var output = value.path("Fn::GetStackOutput");
            keys.add(outputKey(
                    output.path("StackName").asText(), output.path("OutputName").asText()));
        } else if (value.has("Fn::ImportValue")) {
            keys.add(exportKey(value.path("Fn::ImportValue").asText()));
        }
        value.forEach(part -> keys(part, keys));
    }

    private static boolean readsOutput(JsonNode value, String stack, String output, String region) {
        var read = value.path("Fn::GetStackOutput");
        return read.path("StackName").asText().equals(stack)
                && read.path("OutputName").asText().equals(output)
                && (region.isEmpty() || read.path("Region").asText(region).equals(region));
    }

    private static String outputKey(String stack, String output) {
        return "output " + stack + " " + output;
    }

    private static String exportKey(String name) {
        return "export " + name;
    }

    private static JsonNode replace(JsonNode value, Predicate<JsonNode> isRead, String name) {
        if (value.isObject()) {
            if (isRead.test(value)) {
                return TextNode.valueOf(name);
            }
            var copy = new TreeMap<String, JsonNode>();
            value.properties().forEach(field -> copy.put(field.getKey(), replace(field.getValue(), isRead, name)));
            var object = NODES.objectNode();
            object.setAll(copy);
            return object;
        }
        if (value.isArray()) {
            var array = NODES.arrayNode();
            value.forEach(element -> array.add(replace(element, isRead, name)));
            return array;
        }
        return value.isMissingNode() ? MissingNode.getInstance() : value;
    }
}
