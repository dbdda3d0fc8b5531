package dev.meridian.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A stack as the cloud assembly on disk describes it. What counts or bounds stacks takes them without their nested ones, which
 * no assembly lists and nobody deploys by themselves; what holds data is asked of both.
 *
 * @param name the CloudFormation stack's name
 * @param stage the display name of the stage it belongs to
 * @param environment the account and the region it is deployed to, such as {@code 222222222222/us-east-1}
 * @param folder the folder of its stage's assembly
 * @param file the template's file
 * @param template the template
 * @param bytes the size of that file
 * @param terminationProtection whether CloudFormation refuses to delete it
 * @param tags the stack's tags
 * @param dependencies the names of the stacks that are deployed before it
 * @param nested the templates of its nested stacks and of theirs, by names such as {@code parent/LogicalId}
 */
public record StackArtifact(
        String name,
        String stage,
        String environment,
        Path folder,
        Path file,
        JsonNode template,
        long bytes,
        boolean terminationProtection,
        Map<String, String> tags,
        List<String> dependencies,
        Map<String, JsonNode> nested) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What a cloud assembly writes before account and region. */
    private static final String ADDRESS = "aws://";

    /** A stack without nested ones. */
    public StackArtifact(
            String name,
            String stage,
            String environment,
            Path folder,
            Path file,
            JsonNode template,
            long bytes,
            boolean terminationProtection,
            Map<String, String> tags,
            List<String> dependencies) {
        this(
                name,
                stage,
                environment,
                folder,
                file,
                template,
                bytes,
                terminationProtection,
                tags,
                dependencies,
                Map.of());
    }

    /**
     * All stacks of the assembly, those of nested stages included, in the order of their names.
     *
     * @throws IllegalArgumentException if two stacks have one name, by which locks, policies and snapshots are filed
     */
    public static List<StackArtifact> readAll(Path assembly) throws IOException {
        var stacks = new TreeMap<String, StackArtifact>();
        read(assembly, "", stacks);
        return List.copyOf(stacks.values());
    }

    /** Its resources by logical id. */
    public Map<String, JsonNode> resources() {
        var resources = new TreeMap<String, JsonNode>();
        template.path("Resources").properties().forEach(entry -> resources.put(entry.getKey(), entry.getValue()));
        return resources;
    }

    private static void read(Path folder, String stage, Map<String, StackArtifact> stacks) throws IOException {
        var artifacts = JSON.readTree(folder.resolve("manifest.json").toFile()).path("artifacts");
        var names = new TreeMap<String, String>();
        for (var entry : artifacts.properties()) {
            if (isStack(entry.getValue())) {
                names.put(entry.getKey(), stackName(entry.getKey(), entry.getValue()));
            }
        }
        for (var entry : artifacts.properties()) {
            var artifact = entry.getValue();
            if (artifact.path("type").asText().equals("cdk:cloud-assembly")) {
                var properties = artifact.path("properties");
                read(
                        folder.resolve(properties.path("directoryName").asText()),
                        properties.path("displayName").asText(),
                        stacks);
            } else if (isStack(artifact)) {
                var stack = stack(folder, stage, names, entry.getKey(), artifacts);
                if (stacks.containsKey(stack.name())) {
                    throw new IllegalArgumentException(
                            "two stacks are named %s, in %s and in %s; give each its own name"
                                    .formatted(
                                            stack.name(),
                                            stacks.get(stack.name()).environment(),
                                            stack.environment()));
                }
                stacks.put(stack.name(), stack);
            }
        }
    }

    private static StackArtifact stack(
            Path folder, String stage, Map<String, String> names, String id, JsonNode artifacts) throws IOException {
        var artifact = artifacts.path(id);
        var properties = artifact.path("properties");
        var file = folder.resolve(properties.path("templateFile").asText());
        var tags = new TreeMap<String, String>();
        properties
                .path("tags")
                .properties()
                .forEach(tag -> tags.put(tag.getKey(), tag.getValue().asText()));
        var dependencies = new ArrayList<String>();
        for (var dependency : artifact.path("dependencies")) {
            if (names.containsKey(dependency.asText())) {
                dependencies.add(names.get(dependency.asText()));
            }
        }
        var template = JSON.readTree(file.toFile());
        return new StackArtifact(
                names.get(id),
                stage,
                environment(artifact),
                folder,
                file,
                template,
                Files.size(file),
                properties.path("terminationProtection").asBoolean(false),
                tags,
                List.copyOf(dependencies),
                new NestedStacks(artifacts).of(names.get(id), file, template));
    }

    private static String environment(JsonNode artifact) {
        var address = artifact.path("environment").asText();
        return address.startsWith(ADDRESS) ? address.substring(ADDRESS.length()) : address;
    }

    private static boolean isStack(JsonNode artifact) {
        return artifact.path("type").asText().equals("aws:cloudformation:stack");
    }

    private static String stackName(String id, JsonNode artifact) {
        return artifact.path("properties").path("stackName").asText(id);
    }
}
