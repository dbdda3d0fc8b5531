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
 * Who reads values of whom: {@code Fn::GetStackOutput}, {@code Fn::ImportValue} and parameters of nested stacks. Only looked
 * up when something is replaced, which is seldom.
 */
final class CrossStackValues {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Collection<StackPair> pairs;
    private final Map<String, List<Reader>> readers = new HashMap<>();
    private boolean indexed;

    CrossStackValues(Collection<StackPair> pairs) {
        this.pairs = pairs;
    }

    /** A resource that reads a value from elsewhere. */
    record Reader(String stack, String logicalId) {}

    /** Puts another value in the place of what is read. */
    interface Rewriting {
        JsonNode apply(JsonNode resource);
    }

    /** The resources of other stacks that read something of these ones, and how their values change. */
    Map<Reader, Rewriting> readBy(StackPair pair, Set<String> resources) {
        var found = new HashMap<Reader, Rewriting>();
        pair.after().ifPresent(stack -> {
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
                if (resource.getValue().path("Type").asText().equals("AWS::CloudFormation::Stack")) {
                    for (var parameter : resource.getValue()
                            .path("Properties")
                            .path("Parameters")
                            .properties()) {
                        if (References.in(parameter.getValue()).stream().anyMatch(resources::contains)) {
                            find(pair.name() + "/" + resource.getKey())
                                    .ifPresent(nested -> found.putAll(readersOf(nested, parameter.getKey())));
                        }
                    }
                }
            }
        });
        return found;
    }

    /** The parameters of a nested stack to which its parent gives another value than before. */
    Set<String> parametersThatDiffer(StackPair nested, Map<String, StackPair> all) {
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

    /** The resources of a nested stack that refer to one of its parameters. */
    Map<Reader, Rewriting> readersOf(StackPair nested, String parameter) {
        var found = new HashMap<Reader, Rewriting>();
        nested.after().ifPresent(stack -> {
            for (var resource : stack.body().path("Resources").properties()) {
                if (References.in(resource.getValue()).contains(parameter)) {
                    found.put(
                            new Reader(nested.name(), resource.getKey()),
                            value -> replace(
                                    value,
                                    part -> part.path("Ref").asText().equals(parameter),
                                    "parameter " + parameter));
                }
            }
        });
        return found;
    }

    private Optional<StackPair> find(String name) {
        return pairs.stream().filter(pair -> pair.name().equals(name)).findFirst();
    }

    private void addReaders(String key, String name, Predicate<JsonNode> isRead, Map<Reader, Rewriting> found) {
        index();
        for (var reader : readers.getOrDefault(key, List.of())) {
            var former = found.getOrDefault(reader, value -> value);
            found.put(reader, value -> replace(former.apply(value), isRead, name));
        }
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
                return TextNode.valueOf(name + " (replaced)");
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
