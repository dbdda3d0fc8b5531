package dev.meridian.constructs.cluster.kubectl;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Maps that keep the order they are written in.
 *
 * <p>Manifests and chart values reach templates as text; {@code Map.of} iterates differently in each JVM and would
 * change the templates with it. Not for users.
 */
public final class Ordered {
    private Ordered() {}

    /** A map of alternating keys and values. */
    public static Map<String, Object> map(Object... pairs) {
        var map = new LinkedHashMap<String, Object>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put((String) pairs[i], pairs[i + 1]);
        }
        return Collections.unmodifiableMap(map);
    }

    /** The same objects with their keys sorted at every depth, whatever maps they were made of. */
    public static List<Object> sorted(List<?> values) {
        return values.stream().map(Ordered::sorted).toList();
    }

    private static Object sorted(Object value) {
        if (value instanceof Map<?, ?> map) {
            var sorted = new TreeMap<String, Object>();
            map.forEach((key, entry) -> sorted.put((String) key, sorted(entry)));
            return sorted;
        }
        return value instanceof List<?> list ? sorted(list) : value;
    }
}
