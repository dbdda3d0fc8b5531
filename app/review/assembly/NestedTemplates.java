package dev.meridian.app.review.assembly;

import com.fasterxml.jackson.databind.JsonNode;
import dev.meridian.app.review.assembly.Templates.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The files of nested stacks' templates. The CDK says in the resource's metadata which it is, unless an app turns that off;
 * then the list of assets knows the file that stands at the address.
 */
final class NestedTemplates {
    private final Map<Path, Map<String, String>> assets = new HashMap<>();

    /**
     * By logical id, the files that a template's nested stacks are in, as far as the assembly has them.
     *
     * @param bytes the template as it was written, in which addresses still have the hashes of assets
     * @param template the same as it is compared
     */
    Map<String, String> of(Path file, byte[] bytes, JsonNode template) throws IOException, Refusal {
        var files = new TreeMap<String, String>();
        if (template.path("Resources").valueStream().anyMatch(NestedTemplates::isStack)) {
            for (var resource : Templates.json(bytes).path("Resources").properties()) {
                if (isStack(resource.getValue())) {
                    file(file.getParent(), resource.getValue()).ifPresent(name -> files.put(resource.getKey(), name));
                }
            }
        }
        return files;
    }

    private static boolean isStack(JsonNode resource) {
        return resource.path("Type").asText().equals("AWS::CloudFormation::Stack");
    }

    private Optional<String> file(Path folder, JsonNode resource) throws IOException, Refusal {
        var named = resource.path("Metadata").path("aws:asset:path");
        if (named.isTextual()) {
            return Optional.of(named.asText());
        }
        var address = resource.path("Properties").path("TemplateURL").toString();
        return assets(folder).entrySet().stream()
                .filter(asset -> address.contains("/" + asset.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private synchronized Map<String, String> assets(Path folder) throws IOException, Refusal {
        var known = assets.get(folder);
        if (known != null) {
            return known;
        }
        var found = new TreeMap<String, String>();
        try (var manifests = Files.newDirectoryStream(folder, "*.assets.json")) {
            for (var manifest : manifests) {
                for (var file : Templates.json(Files.readAllBytes(manifest)).path("files")) {
                    for (var key : file.path("destinations").findValuesAsText("objectKey")) {
                        found.put(key, file.path("source").path("path").asText());
                    }
                }
            }
        }
        assets.put(folder, found);
        return found;
    }
}
