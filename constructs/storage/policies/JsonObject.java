package dev.meridian.constructs.storage.policies;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A JSON object whose fields stay in the order they were written. {@code Map.of} would shuffle them anew in every JVM,
 * and with them the template. Not for users: the constructs of this package write their policies with it.
 */
public final class JsonObject {
    private final Map<String, Object> fields = new LinkedHashMap<>();

    /** Starts an object with its first field. */
    public static JsonObject with(String name, Object value) {
        return new JsonObject().and(name, value);
    }

    /** A policy document of these statements. */
    public static Map<String, Object> policy(List<Map<String, Object>> statements) {
        return with("Version", "2012-10-17").and("Statement", statements).fields();
    }

    /** Adds a field to this object. */
    public JsonObject and(String name, Object value) {
        fields.put(name, value instanceof JsonObject object ? object.fields : value);
        return this;
    }

    /** The fields in the order they were written. */
    public Map<String, Object> fields() {
        return fields;
    }
}
