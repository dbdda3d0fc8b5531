package dev.meridian.kubernetes.model;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** One object that is applied to a cluster. */
public record Applied(JsonNode json) {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};

    /** An object as the maps that charts are made of. */
    public static Applied of(Map<String, ?> manifest) {
        return new Applied(MAPPER.valueToTree(manifest));
    }

    /** The same as maps. */
    public Map<String, Object> manifest() {
        return MAPPER.convertValue(json, FIELDS);
    }

    public String kind() {
        return json.path("kind").asText();
    }

    public String name() {
        return json.path("metadata").path("name").asText();
    }

    /** Empty for what belongs to no namespace. */
    public String namespace() {
        return json.path("metadata").path("namespace").asText();
    }

    public Map<String, String> labels() {
        return strings(json.path("metadata").path("labels"));
    }

    public JsonNode spec() {
        return json.path("spec");
    }

    public boolean is(String kind, String namespace, String name) {
        return kind().equals(kind) && namespace().equals(namespace) && name().equals(name);
    }

    /** {@code Service tapwork/smtp-service}. */
    @Override
    public String toString() {
        return namespace().isEmpty() ? kind() + " " + name() : "%s %s/%s".formatted(kind(), namespace(), name());
    }

    /** The entries of a map of texts. */
    public static Map<String, String> strings(JsonNode map) {
        var strings = new TreeMap<String, String>();
        map.properties()
                .forEach(entry -> strings.put(entry.getKey(), entry.getValue().asText()));
        return strings;
    }

    /** The elements of a list. */
    public static Stream<JsonNode> each(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
