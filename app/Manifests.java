package dev.meridian.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator.Feature;
import dev.meridian.app.review.manifest.AppliedObjects;
import dev.meridian.app.review.manifest.ManifestText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Writes what a deployment applies to the clusters as YAML beside the templates, for review: one file for each resource
 * that applies something. What only a deployment knows stands there as {@code ${stack.output}}.
 */
final class Manifests {
    /** The folder within the assembly. */
    static final String FOLDER = "kubernetes";

    /** CloudFormation's logical ids end in it, and nothing else of a readable one does. */
    private static final Pattern HASH = Pattern.compile("[0-9A-F]{8}$");

    private static final Pattern WORD_START = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");

    /** A label by which kubectl finds what has left a manifest; it says nothing to a reviewer. */
    private static final String PRUNE_LABEL = "aws.cdk.eks/prune-";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectMapper YAML = new ObjectMapper(YAMLFactory.builder()
            .enable(Feature.MINIMIZE_QUOTES)
            .enable(Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
            .enable(Feature.LITERAL_BLOCK_STYLE)
            .enable(Feature.INDENT_ARRAYS_WITH_INDICATOR)
            .disable(Feature.SPLIT_LINES)
            .build());

    private Manifests() {}

    /** Writes those of all stacks into the folder of the assembly. */
    static void write(Path assembly, List<StackArtifact> stacks) throws IOException {
        for (var stack : stacks) {
            for (var resource : stack.resources().entrySet()) {
                if (AppliedObjects.isManifest(resource.getValue())) {
                    var file = assembly.resolve(file(stack, resource.getKey()));
                    Files.createDirectories(file.getParent());
                    Files.writeString(file, yaml(resource.getValue()));
                }
            }
        }
    }

    /** {@code kubernetes/atlas-production-us-east-1/workloads/web.yaml}. */
    private static Path file(StackArtifact stack, String logicalId) {
        var layer = stack.tags().getOrDefault("layer", "");
        var region = stack.name().substring(0, stack.name().length() - layer.length() - 1);
        var name = WORD_START
                .matcher(HASH.matcher(logicalId).replaceFirst(""))
                .replaceAll("-")
                .toLowerCase(Locale.ROOT);
        return Path.of(FOLDER, region, layer, name + ".yaml");
    }

    private static String yaml(JsonNode resource) throws IOException {
        var documents = new StringBuilder();
        for (var text : ManifestText.of(resource.path("Properties").path("Manifest"))) {
            for (var object : JSON.readTree(text)) {
                documents.append(YAML.writeValueAsString(JSON.treeToValue(withoutPruneLabel(object), Object.class)));
            }
        }
        return documents.toString();
    }

    private static JsonNode withoutPruneLabel(JsonNode object) {
        if (object.path("metadata").path("labels") instanceof ObjectNode labels) {
            var kept = new TreeMap<String, JsonNode>();
            labels.properties().forEach(label -> kept.put(label.getKey(), label.getValue()));
            kept.keySet().removeIf(label -> label.startsWith(PRUNE_LABEL));
            labels.removeAll();
            kept.forEach(labels::set);
            if (labels.isEmpty()) {
                ((ObjectNode) object.path("metadata")).remove("labels");
            }
        }
        return object;
    }
}
