package dev.meridian.app.review;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.meridian.app.review.assembly.CloudAssembly;
import dev.meridian.app.review.assembly.StackTemplate;
import dev.meridian.support.Snapshot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * An edit of a template, and the verdict it must get; one entry of a file in {@code edits/}.
 *
 * @param file the file it stands in
 * @param entry the entry
 */
record SeededEdit(String file, JsonNode entry) {
    private static final Path FOLDER = Path.of("test", "app", "review", "edits");
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> KEYS =
            Set.of("name", "stack", "region", "given", "edit", "verdict", "rule", "resource", "missed");

    /** All edits of all files. */
    static List<SeededEdit> all() {
        var edits = new ArrayList<SeededEdit>();
        try (var files = Files.list(FOLDER)) {
            for (var file : files.sorted().toList()) {
                YAML.readTree(file.toFile())
                        .forEach(entry ->
                                edits.add(new SeededEdit(file.getFileName().toString(), entry)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return edits;
    }

    SeededEdit {
        entry.fieldNames().forEachRemaining(key -> require(KEYS.contains(key), "unknown key " + key));
        require(entry.has("stack") != entry.has("given"), "exactly one of stack and given");
        require(entry.path("edit").isArray() && !entry.path("edit").isEmpty(), "an edit");
        require(
                Set.of("dangerous", "notable", "quiet")
                        .contains(entry.path("verdict").asText()),
                "a verdict");
        require(entry.has("rule") != entry.path("verdict").asText().equals("quiet"), "a rule unless it is quiet");
    }

    String name() {
        return entry.path("name").asText();
    }

    String verdict() {
        return entry.path("verdict").asText();
    }

    String rule() {
        return entry.path("rule").asText();
    }

    /** Whether this is the rule that must speak; {@code recovery/*} is any of its category. */
    boolean isBy(String rule) {
        return rule().endsWith("/*") ? rule.startsWith(rule().substring(0, rule().length() - 1)) : rule.equals(rule());
    }

    /** Whether the review is known not to judge it so, for a reason that the entry gives. */
    boolean isMissed() {
        return entry.has("missed");
    }

    Optional<String> resource() {
        return Optional.ofNullable(entry.get("resource")).map(JsonNode::asText);
    }

    CloudAssembly before() {
        return assembly("before", template());
    }

    CloudAssembly after() {
        var template = template();
        for (var step : entry.path("edit")) {
            template = apply(template, step);
        }
        require(!template.equals(template()), "an edit that changes something");
        return assembly("after", template);
    }

    private CloudAssembly assembly(String origin, JsonNode template) {
        var name = entry.path("stack").asText("example");
        var stacks = new TreeMap<String, StackTemplate>();
        stacks.put(
                name,
                new StackTemplate(
                        name,
                        "example",
                        Optional.of("111111111111"),
                        Optional.of(entry.path("region").asText("us-east-1")),
                        Optional.of(true),
                        template));
        return new CloudAssembly(origin, stacks, new TreeMap<>());
    }

    private ObjectNode template() {
        if (entry.has("given")) {
            var template = JSON.createObjectNode();
            template.set("Resources", entry.path("given").deepCopy());
            return template;
        }
        try {
            return (ObjectNode)
                    JSON.readTree(Snapshot.file(entry.path("stack").asText()).toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ObjectNode apply(ObjectNode template, JsonNode step) {
        if (step.has("set")) {
            put(template, step.path("set").asText(), step.path("to"));
        } else if (step.has("add")) {
            put(template, step.path("add").asText(), step.path("value"));
        } else if (step.has("remove")) {
            remove(template, JsonPointer.compile(step.path("remove").asText()));
        } else if (step.has("rename")) {
            return renamed(
                    template, step.path("rename").asText(), step.path("to").asText());
        } else if (step.has("replace")) {
            replace(template, step);
        } else {
            throw new IllegalArgumentException(file + ": " + name() + ": unknown step " + step);
        }
        return template;
    }

    private void put(ObjectNode template, String path, JsonNode value) {
        var pointer = JsonPointer.compile(path);
        var parent = template.at(pointer.head());
        var key = pointer.last().getMatchingProperty();
        if (parent instanceof ArrayNode list && key.equals("-")) {
            list.add(value);
        } else if (parent instanceof ArrayNode list) {
            require(list.has(pointer.last().getMatchingIndex()), path);
            list.set(pointer.last().getMatchingIndex(), value);
        } else {
            require(parent.isObject(), path);
            ((ObjectNode) parent).set(key, value);
        }
    }

    private void remove(ObjectNode template, JsonPointer pointer) {
        require(!template.at(pointer).isMissingNode(), pointer.toString());
        if (template.at(pointer.head()) instanceof ArrayNode list) {
            list.remove(pointer.last().getMatchingIndex());
        } else {
            ((ObjectNode) template.at(pointer.head())).remove(pointer.last().getMatchingProperty());
        }
    }

    private ObjectNode renamed(ObjectNode template, String from, String to) {
        require(template.path("Resources").has(from), from);
        return read(template.toString().replace("\"" + from + "\"", "\"" + to + "\""));
    }

    private void replace(ObjectNode template, JsonNode step) {
        var logicalId = step.path("in").asText();
        var resource = template.path("Resources").path(logicalId).toString();
        require(resource.contains(step.path("replace").asText()), step.toString());
        ((ObjectNode) template.path("Resources"))
                .set(
                        logicalId,
                        read(resource.replace(
                                step.path("replace").asText(), step.path("by").asText())));
    }

    private static ObjectNode read(String text) {
        try {
            return (ObjectNode) JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void require(boolean condition, String what) {
        if (!condition) {
            throw new IllegalArgumentException("%s: '%s' needs %s".formatted(file, name(), what));
        }
    }
}
