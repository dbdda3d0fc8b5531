package dev.meridian.app.review;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.meridian.app.review.assembly.CommittedSnapshots;
import dev.meridian.app.review.assembly.StackTemplate;
import dev.meridian.app.review.assembly.Templates;
import dev.meridian.app.review.assembly.Templates.AssetHashes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Writes two assemblies of {@value #STACKS} templates and about {@value #RESOURCES} resources, made of this project's own
 * ones, for {@code make bench} to review: every template differs, and so does every seventh resource.
 */
public final class ReviewBench {
    private static final int STACKS = 200;
    private static final int RESOURCES = 15_000;
    private static final int CHANGED = 7;
    private static final ObjectMapper JSON = new ObjectMapper();

    private ReviewBench() {}

    /** {@code ReviewBench <base folder> <head folder>}. */
    public static void main(String[] arguments) throws IOException {
        var pool =
                List.copyOf(CommittedSnapshots.in(Path.of(CommittedSnapshots.FOLDER), new Templates(AssetHashes.KEPT))
                        .stacks()
                        .values());
        var base = Files.createDirectories(Path.of(arguments[0]));
        var head = Files.createDirectories(Path.of(arguments[1]));
        var next = 0;
        var artifacts = JSON.createObjectNode();
        for (var i = 0; i < STACKS; i++) {
            var name = "bench-" + i;
            ObjectNode template = JSON.createObjectNode();
            var resources = template.putObject("Resources");
            while (resources.size() < RESOURCES / STACKS) {
                fill(resources, pool.get(next++ % pool.size()));
            }
            write(base, name, template);
            change(resources);
            write(head, name, template);
            artifacts
                    .putObject(name)
                    .put("type", "aws:cloudformation:stack")
                    .put("environment", "aws://111111111111/" + (i % 2 == 0 ? "us-east-1" : "eu-west-1"))
                    .putObject("properties")
                    .put("templateFile", name + ".template.json");
        }
        ObjectNode manifest = JSON.createObjectNode();
        manifest.set("artifacts", artifacts);
        for (var folder : List.of(base, head)) {
            JSON.writeValue(folder.resolve("manifest.json").toFile(), manifest);
        }
    }

    private static void fill(ObjectNode resources, StackTemplate stack) {
        for (var resource : stack.body().path("Resources").properties()) {
            if (resources.size() < RESOURCES / STACKS && !resources.has(resource.getKey())) {
                resources.set(resource.getKey(), resource.getValue().deepCopy());
            }
        }
    }

    private static void change(ObjectNode resources) {
        var index = 0;
        for (var resource : resources.properties()) {
            if (index++ % CHANGED == 0 && resource.getValue().path("Properties") instanceof ObjectNode properties) {
                changeOne(properties);
            }
        }
    }

    /** Another text or number in the first property that is one. */
    private static void changeOne(ObjectNode properties) {
        for (var property : properties.properties()) {
            JsonNode value = property.getValue();
            if (value.isTextual()) {
                property.setValue(TextNode.valueOf(value.asText() + "x"));
                return;
            }
        }
        properties.put("Changed", true);
    }

    private static void write(Path folder, String name, ObjectNode template) throws IOException {
        JSON.writerWithDefaultPrettyPrinter()
                .writeValue(folder.resolve(name + ".template.json").toFile(), template);
    }
}
