package dev.meridian.constructs.workload.secret;

import dev.meridian.constructs.workload.rules.Names;
import dev.meridian.constructs.workload.rules.Numbers;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * A Secret of a namespace whose values live in Secrets Manager.
 *
 * @param name the Secret's name
 * @param namespace where it is
 * @param partOf the system that it belongs to
 * @param keys where the value of each key comes from
 * @param refreshMinutes how often values are read again; pods see new ones when they are next made
 */
public record SecretProps(
        String name, String namespace, String partOf, Map<String, SecretValue> keys, int refreshMinutes) {
    /** How often values are read again: every {@value} minutes. */
    public static final int DEFAULT_REFRESH_MINUTES = 60;

    /** @throws IllegalArgumentException if a name is not one, or there is no key */
    public SecretProps {
        Names.object("a secret's name", name);
        Names.object("namespace", namespace);
        Names.labels("partOf", Map.of("part-of", partOf));
        keys = Collections.unmodifiableMap(new TreeMap<>(keys));
        keys.keySet().forEach(key -> Names.key("a secret's key", key));
        Numbers.atLeast("refreshMinutes", 1, refreshMinutes);
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("secret '%s' must have a key, got none".formatted(name));
        }
    }

    /** Read again every {@value #DEFAULT_REFRESH_MINUTES} minutes. */
    public SecretProps(String name, String namespace, String partOf, Map<String, SecretValue> keys) {
        this(name, namespace, partOf, keys, DEFAULT_REFRESH_MINUTES);
    }
}
