package dev.meridian.app.review.manifest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * The Kubernetes objects that the CDK's custom resource applies with kubectl, and those of manifest files. What only a
 * deployment knows stands in them as {@code ${Stack.Output}}; the CDK's prune label is left out, and so are the values of
 * Secrets, of which only a digest stays.
 *
 * <p>A manifest that cannot be read is one object of kind {@value #UNREADABLE}, which differs when its text does.
 */
public final class AppliedObjects {
    /** What the types of changes of objects begin with. */
    public static final String KUBERNETES = "Kubernetes::";

    /** The kind that stands for a manifest that is neither JSON nor YAML of objects. */
    public static final String UNREADABLE = "UnreadableManifest";

    private static final String MANIFEST_TYPE = "Custom::AWSCDK-EKS-KubernetesResource";
    private static final int LARGEST_FILE = 64 * 1024 * 1024;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectMapper YAML = new ObjectMapper(
            YAMLFactory.builder().loaderOptions(loaderOptions()).build());

    private AppliedObjects() {}

    /** Whether a CloudFormation resource is a manifest that the CDK applies. */
    public static boolean isManifest(JsonNode resource) {
        return resource.path("Type").asText().equals(MANIFEST_TYPE);
    }

    /**
     * The objects of the CDK's custom resource by type, space and id; an identity that occurs again, as in the other branch
     * of a condition, has {@code  #2} behind it.
     */
    public static SortedMap<String, JsonNode> of(JsonNode resource) {
        var objects = new TreeMap<String, JsonNode>();
        for (var text : ManifestText.of(resource.path("Properties").path("Manifest"))) {
            for (var object : parse(text)) {
                put(objects, object);
            }
        }
        return objects;
    }

    /** The objects of a text: a document or several, each an object, a list of objects or a {@code List}. */
    public static List<JsonNode> parse(String yamlOrJsonText) {
        var objects = new ArrayList<JsonNode>();
        try {
            for (var document : documents(yamlOrJsonText)) {
                collect(document, objects);
            }
        } catch (IOException | YAMLException | IllegalArgumentException unreadable) {
            return List.of(unreadable(yamlOrJsonText));
        }
        return objects;
    }

    /** The type of its changes, such as {@code Kubernetes::Deployment}. */
    public static String type(JsonNode object) {
        return KUBERNETES + object.path("kind").asText("Object");
    }

    /** Its namespace, a slash and its name, or its name alone if it names no namespace. */
    public static String id(JsonNode object) {
        var metadata = object.path("metadata");
        var name = metadata.path("name").asText(metadata.path("generateName").asText("unnamed"));
        var namespace = metadata.path("namespace").asText("");
        return namespace.isEmpty() ? name : namespace + "/" + name;
    }

    private static void put(SortedMap<String, JsonNode> objects, JsonNode object) {
        var identity = type(object) + " " + id(object);
        var key = identity;
        for (var turn = 2; objects.containsKey(key) && !objects.get(key).equals(object); turn++) {
            key = identity + " #" + turn;
        }
        objects.put(key, object);
    }

    private static List<JsonNode> documents(String text) throws IOException {
        if (ManifestText.isJson(text)) {
            try {
                return List.of(JSON.readTree(text));
            } catch (JsonProcessingException notJson) {
                return yaml(text);
            }
        }
        return yaml(text);
    }

    private static List<JsonNode> yaml(String text) throws IOException {
        var documents = new ArrayList<JsonNode>();
        try (var parser = YAML.createParser(text)) {
            while (parser.nextToken() != null) {
                documents.add(YAML.readTree(parser));
            }
        }
        return documents;
    }

    /** Comments and empty documents are nothing; anything else that is not an object makes the text unreadable. */
    private static void collect(JsonNode node, List<JsonNode> objects) {
        if (node.isArray() || isList(node)) {
            (node.isArray() ? node : node.path("items")).forEach(item -> collect(item, objects));
        } else if (node.isObject()) {
            objects.add(ReadableObject.of(node));
        } else if (!node.isNull() && !node.asText().isBlank()) {
            throw new IllegalArgumentException("not an object: " + node.getNodeType());
        }
    }

    private static boolean isList(JsonNode node) {
        return node.path("kind").asText().endsWith("List") && node.path("items").isArray();
    }

    private static JsonNode unreadable(String text) {
        var object = JsonNodeFactory.instance.objectNode();
        object.put("kind", UNREADABLE);
        object.putObject("metadata").put("name", "manifest");
        return object.put("text", ReadableObject.digest(text));
    }

    private static LoaderOptions loaderOptions() {
        var options = new LoaderOptions();
        options.setCodePointLimit(LARGEST_FILE);
        return options;
    }
}
