package dev.meridian.app.lock;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.core.util.Separators.Spacing;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The file that holds a lock: sorted, one line for each resource, so that a difference reads as what happens.
 *
 * @param path where it is
 */
public record LockFile(Path path) {
    /** The one in a repository's root. */
    public static final Path FILE = Path.of("stateful.lock.json");

    private static final String STAGE = "stage";
    private static final String ENVIRONMENT = "environment";
    private static final String RESOURCES = "resources";
    private static final String TYPE = "type";
    private static final String NAME = "name";

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** How deep the objects stand that describe one resource. */
    private static final int RESOURCE_DEPTH = 4;

    /**
     * The lock; empty if there is no such file.
     *
     * @throws UnreadableLockException if the file does not hold a lock
     */
    public Optional<StatefulLock> read() throws IOException {
        if (!Files.exists(path)) {
            return Optional.empty();
        }
        try {
            var stacks = new TreeMap<String, LockedStack>();
            members(JSON.readTree(path.toFile()), "it")
                    .forEach((name, stack) -> stacks.put(name, stack(members(stack, name), name)));
            return Optional.of(new StatefulLock(stacks));
        } catch (JsonProcessingException e) {
            var place = e.getLocation();
            throw unreadable("line %d: %s"
                    .formatted(
                            place == null ? 1 : place.getLineNr(),
                            e.getOriginalMessage().split(" \\(", 2)[0]));
        }
    }

    /** Puts a lock in the place of the last one, at once and whole. */
    public void write(StatefulLock lock) throws IOException {
        var whole = path.toAbsolutePath();
        var partial = whole.resolveSibling(whole.getFileName() + ".partial");
        Files.writeString(partial, text(lock));
        Files.move(partial, whole, StandardCopyOption.REPLACE_EXISTING);
    }

    /** A lock as it is written. */
    public static String text(StatefulLock lock) {
        var stacks = JSON.createObjectNode();
        lock.stacks().forEach((name, stack) -> {
            var resources = JSON.createObjectNode();
            stack.resources().forEach((id, resource) -> resources.set(id, json(resource)));
            stacks.putObject(name)
                    .put(STAGE, stack.stage())
                    .put(ENVIRONMENT, stack.environment())
                    .set(RESOURCES, resources);
        });
        try {
            return JSON.writer(new OneLineEach()).writeValueAsString(stacks) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ObjectNode json(LockedResource resource) {
        var node = JSON.createObjectNode().put(TYPE, resource.type());
        resource.name().ifPresent(name -> node.put(NAME, name));
        return node;
    }

    private LockedStack stack(TreeMap<String, JsonNode> stack, String name) {
        requireOnly(stack, Set.of(STAGE, ENVIRONMENT, RESOURCES), name);
        var resources = new TreeMap<String, LockedResource>();
        members(stack.get(RESOURCES), name + " " + RESOURCES)
                .forEach((id, resource) -> resources.put(id, resource(members(resource, id), id)));
        return new LockedStack(text(stack, STAGE, name), text(stack, ENVIRONMENT, name), resources);
    }

    private LockedResource resource(TreeMap<String, JsonNode> resource, String id) {
        requireOnly(resource, Set.of(TYPE, NAME), id);
        return new LockedResource(
                text(resource, TYPE, id),
                resource.containsKey(NAME) ? Optional.of(text(resource, NAME, id)) : Optional.empty());
    }

    private TreeMap<String, JsonNode> members(JsonNode node, String what) {
        if (node == null || !node.isObject()) {
            throw unreadable("%s must be an object, got %s".formatted(what, node));
        }
        var members = new TreeMap<String, JsonNode>();
        node.properties().forEach(member -> members.put(member.getKey(), member.getValue()));
        return members;
    }

    private String text(TreeMap<String, JsonNode> members, String name, String what) {
        var value = members.get(name);
        if (value == null || !value.isTextual()) {
            throw unreadable("%s of %s must be a text, got %s".formatted(name, what, value));
        }
        return value.asText();
    }

    private void requireOnly(TreeMap<String, JsonNode> members, Set<String> known, String what) {
        var others = new TreeSet<>(members.keySet());
        others.removeAll(known);
        if (!others.isEmpty()) {
            throw unreadable("%s has the unknown member '%s'".formatted(what, others.first()));
        }
    }

    private UnreadableLockException unreadable(String problem) {
        return new UnreadableLockException(path, problem);
    }

    /** Indents all but what stands inside of a resource. */
    private static final class OneLineEach extends DefaultPrettyPrinter {
        private static final long serialVersionUID = 1L;

        private static final Indenter INDENTER = new Indenter() {
            private final DefaultIndenter lines = new DefaultIndenter("  ", "\n");

            @Override
            public void writeIndentation(JsonGenerator generator, int level) throws IOException {
                if (level < RESOURCE_DEPTH) {
                    lines.writeIndentation(generator, level);
                } else {
                    generator.writeRaw(' ');
                }
            }

            @Override
            public boolean isInline() {
                return false;
            }
        };

        OneLineEach() {
            super(Separators.createDefaultInstance().withObjectFieldValueSpacing(Spacing.AFTER));
            indentObjectsWith(INDENTER);
        }

        private OneLineEach(OneLineEach other) {
            super(other);
        }

        @Override
        public DefaultPrettyPrinter createInstance() {
            return new OneLineEach(this);
        }

        /** The closing bracket of a resource stays in its line. */
        @Override
        public void writeEndObject(JsonGenerator generator, int entries) throws IOException {
            if (_nesting < RESOURCE_DEPTH) {
                super.writeEndObject(generator, entries);
            } else {
                _nesting--;
                generator.writeRaw(" }");
            }
        }
    }
}
