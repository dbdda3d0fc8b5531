package dev.meridian.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The templates that a folder of an assembly has of nested stacks. A manifest lists them as assets only; those that stand
 * elsewhere, such as in a bucket of somebody else's, cannot be read.
 *
 * @param artifacts the folder's artifacts
 */
record NestedStacks(JsonNode artifacts) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Those in a template, and in theirs, by names such as {@code parent/LogicalId}. */
    Map<String, JsonNode> of(String name, Path file, JsonNode template) throws IOException {
        var nested = new TreeMap<String, JsonNode>();
        collect(name, file, template, Set.of(file.normalize()), nested);
        return nested;
    }

    private void collect(String name, Path file, JsonNode template, Set<Path> parents, Map<String, JsonNode> nested)
            throws IOException {
        for (var resource : template.path("Resources").properties()) {
            if (!resource.getValue().path("Type").asText().equals("AWS::CloudFormation::Stack")) {
                continue;
            }
            var asset = asset(file.toAbsolutePath().getParent(), resource.getValue());
            if (asset.isPresent()) {
                var path = file.resolveSibling(asset.get()).normalize();
                if (parents.contains(path)) {
                    throw new IOException("%s contains itself as a nested stack; synthesize again".formatted(path));
                }
                var inner = name + "/" + resource.getKey();
                var content = JSON.readTree(path.toFile());
                nested.put(inner, content);
                var withThis = new TreeSet<>(parents);
                withThis.add(path);
                collect(inner, path, content, withThis, nested);
            }
        }
    }

    /** The file's name: in the metadata, which cdk.json may turn off, or else in the manifest of what its address stands for. */
    private Optional<String> asset(Path folder, JsonNode resource) throws IOException {
        var path = resource.path("Metadata").path("aws:asset:path");
        if (path.isTextual()) {
            return Optional.of(path.asText());
        }
        var address = resource.path("Properties").path("TemplateURL").toString();
        for (var artifact : artifacts) {
            if (artifact.path("type").asText().equals("cdk:asset-manifest")) {
                var manifest =
                        folder.resolve(artifact.path("properties").path("file").asText());
                for (var file : JSON.readTree(manifest.toFile()).path("files")) {
                    if (isAt(address, file)) {
                        return Optional.of(file.path("source").path("path").asText());
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isAt(String address, JsonNode file) {
        return file.path("destinations").findValuesAsText("objectKey").stream()
                .anyMatch(key -> address.contains("/" + key));
    }
}
