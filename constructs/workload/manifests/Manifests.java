package dev.meridian.constructs.workload.manifests;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Typed Kubernetes objects as the plain maps that reach a cluster, without a call to the CDK.
 *
 * <p>What an object does not say is left out, and so is {@code status}, which is the cluster's. Empty objects stay,
 * since some mean something: an empty {@code podSelector} is every pod. Keys are sorted at every depth behind
 * {@code apiVersion}, {@code kind} and {@code metadata}, so that the same objects always give the same text.
 */
public final class Manifests {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .serializationInclusion(JsonInclude.Include.NON_NULL)
            .build();

    private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};

    private static final List<String> FIRST = List.of("apiVersion", "kind", "metadata");

    private static final String STATUS = "status";

    private Manifests() {}

    /** The objects in their order. */
    public static List<Map<String, Object>> of(List<? extends HasMetadata> objects) {
        return objects.stream().map(Manifests::of).toList();
    }

    /** One object. */
    public static Map<String, Object> of(HasMetadata object) {
        var fields = fields(object);
        var manifest = new LinkedHashMap<String, Object>();
        FIRST.forEach(key -> manifest.put(key, fields.get(key)));
        fields.forEach((key, value) -> {
            if (!key.equals(STATUS)) {
                manifest.putIfAbsent(key, value);
            }
        });
        return Collections.unmodifiableMap(manifest);
    }

    /** The fields of a part of an object, sorted at every depth. */
    public static Map<String, Object> fields(Object part) {
        return sorted(MAPPER.convertValue(part, FIELDS));
    }

    private static Map<String, Object> sorted(Map<?, ?> map) {
        var sorted = new TreeMap<String, Object>();
        map.forEach((key, value) -> {
            if (value != null) {
                sorted.put((String) key, ordered(value));
            }
        });
        return sorted;
    }

    private static Object ordered(Object value) {
        if (value instanceof Map<?, ?> map) {
            return sorted(map);
        }
        if (value instanceof List<?> list) {
            return list.stream().map(Manifests::ordered).toList();
        }
        // As JSON is read back, so that what is placed in a chart and what comes out of it are equal.
        return value instanceof Long number && number == number.intValue() ? number.intValue() : value;
    }
}
