package dev.meridian.constructs.cluster;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Maps that keep the order they are written in.
 *
 * <p>Manifests and chart values reach templates as text; {@code Map.of} iterates differently in each JVM and would change
 * the templates with it.
 */
final class Ordered {
    private Ordered() {}

    /** A map of alternating keys and values. */
    static Map<String, Object> map(Object... pairs) {
        var map = new LinkedHashMap<String, Object>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put((String) pairs[i], pairs[i + 1]);
        }
        return Collections.unmodifiableMap(map);
    }
}
