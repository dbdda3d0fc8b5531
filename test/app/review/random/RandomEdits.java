package dev.meridian.app.review.random;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.meridian.app.review.assembly.CloudAssembly;
import dev.meridian.app.review.assembly.StackTemplate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Edits stacks at random, some steps as a careless hand would make them and some as nobody would. */
final class RandomEdits {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int MOST_STACKS = 3;

    /** Values of every kind; each also stands where another kind is usual. */
    private static final List<String> VALUES = List.of(
            "\"\"",
            "\"text\"",
            "\"7\"",
            "\"0.0.0.0/0\"",
            "\"*\"",
            "\"two\\nlines\"",
            "\"true\"",
            "0",
            "-1",
            "2147483648",
            "0.5",
            "1e400",
            "true",
            "false",
            "null",
            "[]",
            "{}",
            "[null]",
            "[[1], {\"a\": \"b\"}, \"x\"]",
            "{\"Ref\": \"AWS::NoValue\"}",
            "{\"Ref\": [\"X\"]}",
            "{\"Ref\": \"X\", \"Other\": 1}",
            "{\"Fn::GetAtt\": \"X.Arn\"}",
            "{\"Fn::GetAtt\": []}",
            "{\"Fn::Join\": \"not a list\"}",
            "{\"Fn::Sub\": [\"${A}-${AWS::Region}\", {\"A\": {\"Ref\": \"X\"}}]}",
            "{\"Fn::If\": [\"Condition\", 1]}",
            "{\"Fn::GetStackOutput\": {\"StackName\": \"a\"}}",
            "{\"Fn::ImportValue\": {\"Fn::Sub\": \"${A}-x\"}}");

    private final Random random;
    private final Map<String, ObjectNode> bodies = new TreeMap<>();
    private final List<String> steps = new ArrayList<>();

    private RandomEdits(Random random) {
        this.random = random;
    }

    /** Some stacks of one environment, and the same after so many steps; fewer steps are the first ones of more. */
    static Sides of(CloudAssembly assembly, long seed, int count) {
        var random = new Random(seed);
        var names = new ArrayList<>(assembly.stacks().keySet());
        var stage =
                assembly.stacks().get(names.get(random.nextInt(names.size()))).stage();
        names.removeIf(name -> !assembly.stacks().get(name).stage().equals(stage));
        Collections.shuffle(names, random);
        var chosen = names.subList(0, Math.min(names.size(), 1 + random.nextInt(MOST_STACKS)));
        var before = new TreeMap<String, StackTemplate>();
        var edits = new RandomEdits(random);
        for (var name : chosen) {
            before.put(name, assembly.stacks().get(name));
            edits.bodies.put(name, assembly.stacks().get(name).body().deepCopy());
        }
        for (var i = 0; i < count; i++) {
            edits.step();
        }
        var after = new TreeMap<String, StackTemplate>();
        edits.bodies.forEach((name, body) -> after.put(name, Sides.with(before.get(name), body)));
        return new Sides(
                new CloudAssembly("before", before, new TreeMap<>()),
                new CloudAssembly("after", after, new TreeMap<>()),
                edits.steps);
    }

    private void step() {
        if (bodies.isEmpty()) {
            return;
        }
        var stack = pick(List.copyOf(bodies.keySet()));
        var resources = resources(stack);
        if (resources.isEmpty()) {
            return;
        }
        var id = pick(names(resources));
        var resource = resources.path(id);
        switch (random.nextInt(20)) {
            case 0, 1 -> {
                resources.remove(id);
                steps.add("remove " + stack + " " + id);
            }
            case 2 -> {
                resources.set(id + "Copy", resource.deepCopy());
                steps.add("duplicate " + stack + " " + id);
            }
            case 3 -> rename(stack, id);
            case 4 -> {
                var other = pick(names(resources));
                swap(resource, resources.path(other));
                steps.add("swap properties in " + stack + " of " + id + " and " + other);
            }
            case 5 -> move(stack, id);
            case 6 -> dropStack(stack);
            case 7 -> {
                var type = resources.path(pick(names(resources))).path("Type");
                ((ObjectNode) resource).set("Type", type);
                steps.add("type of " + stack + " " + id + " to " + type);
            }
            case 8 -> attribute(stack, id, resource);
            case 9, 10 -> manifest(stack, id, resource);
            default -> inside(stack, id, resource, stack + " " + id);
        }
    }

    private void rename(String stack, String id) {
        var body = bodies.get(stack).toString().replace("\"" + id + "\"", "\"Renamed" + id + "\"");
        bodies.put(stack, (ObjectNode) read(body));
        steps.add("rename " + stack + " " + id);
    }

    private void move(String stack, String id) {
        var target = pick(List.copyOf(bodies.keySet()));
        var resource = resources(stack).remove(id);
        resources(target).set(id, resource);
        steps.add("move " + id + " from " + stack + " to " + target);
    }

    private void dropStack(String stack) {
        if (random.nextInt(4) == 0) {
            bodies.remove(stack);
            steps.add("drop " + stack);
        }
    }

    private static void swap(JsonNode one, JsonNode other) {
        var properties = one.path("Properties");
        put((ObjectNode) one, "Properties", other.path("Properties"));
        put((ObjectNode) other, "Properties", properties);
    }

    private static void put(ObjectNode object, String name, JsonNode value) {
        if (value.isMissingNode()) {
            object.remove(name);
        } else {
            object.set(name, value);
        }
    }

    private void attribute(String stack, String id, JsonNode resource) {
        var name = pick(List.of("DeletionPolicy", "UpdateReplacePolicy", "DependsOn", "Condition", "Properties"));
        var value = random.nextInt(3) == 0
                ? TextNode.valueOf(pick(List.of("Delete", "Retain", "Snapshot", "RetainExceptOnCreate")))
                : value();
        ((ObjectNode) resource).set(name, value);
        steps.add("set %s %s %s to %s".formatted(stack, id, name, value));
    }

    /** Changes a Kubernetes object inside of a manifest's text. */
    private void manifest(String stack, String id, JsonNode resource) {
        var text = resource.path("Properties").path("Manifest");
        if (text.isTextual() && resource.path("Properties") instanceof ObjectNode properties) {
            var manifest = read(text.asText());
            inside("manifest", "of", manifest, stack + " " + id + " manifest");
            properties.put("Manifest", manifest.toString());
        } else {
            inside(stack, id, resource, stack + " " + id);
        }
    }

    /** One change somewhere below. */
    private void inside(String stack, String id, JsonNode root, String where) {
        var containers = new ArrayList<ContainerNode<?>>();
        var paths = new ArrayList<String>();
        collect("", root, containers, paths);
        if (containers.isEmpty()) {
            return;
        }
        var at = random.nextInt(containers.size());
        if (containers.get(at) instanceof ObjectNode object) {
            insideObject(object, where + paths.get(at), object == root && !stack.equals("manifest"));
        } else if (containers.get(at) instanceof ArrayNode list) {
            insideList(list, where + paths.get(at));
        }
    }

    private void insideObject(ObjectNode object, String where, boolean isResource) {
        var names = names(object);
        if (isResource) {
            names.remove("Type");
        }
        if (names.isEmpty() || random.nextInt(5) == 0) {
            var value = value();
            object.set(isResource ? "Properties" : "Added", value);
            steps.add("add " + where + " " + value);
            return;
        }
        var name = pick(names);
        if (random.nextInt(4) == 0) {
            object.remove(name);
            steps.add("remove " + where + "." + name);
        } else {
            var value = other(object.path(name));
            steps.add("set %s.%s from %s to %s".formatted(where, name, shortened(object.path(name)), shortened(value)));
            object.set(name, value);
        }
    }

    private void insideList(ArrayNode list, String where) {
        var at = list.isEmpty() ? 0 : random.nextInt(list.size());
        switch (list.isEmpty() ? 0 : random.nextInt(4)) {
            case 0 -> list.insert(at, value());
            case 1 -> list.remove(at);
            case 2 -> {
                var elements = new ArrayList<JsonNode>();
                list.forEach(elements::add);
                Collections.shuffle(elements, random);
                list.removeAll();
                list.addAll(elements);
            }
            default -> list.set(at, other(list.get(at)));
        }
        steps.add("list " + where + " now " + shortened(list));
    }

    private JsonNode other(JsonNode value) {
        return switch (random.nextInt(6)) {
            case 0 -> wrapped("{\"Fn::If\": [\"Condition\", %s, {\"Ref\": \"AWS::NoValue\"}]}", value);
            case 1 -> wrapped("{\"Fn::Join\": [\"\", [%s, {\"Ref\": \"AWS::Region\"}]]}", value);
            case 2 -> wrapped("{\"Fn::Sub\": %s}", value);
            case 3 -> TextNode.valueOf(value.isNumber() ? value.asText() : value.asText() + "x");
            default -> value();
        };
    }

    private static JsonNode wrapped(String function, JsonNode value) {
        return read(function.formatted(value));
    }

    private JsonNode value() {
        return read(pick(VALUES));
    }

    private static void collect(String path, JsonNode value, List<ContainerNode<?>> containers, List<String> paths) {
        if (value instanceof ContainerNode<?> container) {
            containers.add(container);
            paths.add(path);
        }
        if (value.isObject()) {
            value.properties()
                    .forEach(field -> collect(path + "." + field.getKey(), field.getValue(), containers, paths));
        } else {
            for (var i = 0; i < value.size(); i++) {
                collect(path + "[" + i + "]", value.get(i), containers, paths);
            }
        }
    }

    private ObjectNode resources(String stack) {
        return (ObjectNode) bodies.get(stack).path("Resources");
    }

    private static List<String> names(JsonNode object) {
        var names = new ArrayList<String>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static String shortened(JsonNode value) {
        var text = value.toString();
        return text.length() > 150 ? text.substring(0, 150) + "…" : text;
    }

    private <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    static JsonNode read(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
