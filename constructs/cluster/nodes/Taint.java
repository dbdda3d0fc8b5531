package dev.meridian.constructs.cluster.nodes;

import static java.util.Objects.requireNonNull;

/**
 * Keeps pods away from the nodes of a group unless they tolerate it.
 *
 * @param key the taint's key, such as {@code dedicated}
 * @param value its value, may be empty
 * @param effect what happens to pods without the toleration
 */
public record Taint(String key, String value, Effect effect) {
    /** What a taint does. */
    public enum Effect {
        NO_SCHEDULE,
        PREFER_NO_SCHEDULE,
        NO_EXECUTE
    }

    /** @throws IllegalArgumentException if the key is blank */
    public Taint {
        requireNonNull(key, "key");
        requireNonNull(value, "value");
        requireNonNull(effect, "effect");
        if (key.isBlank()) {
            throw new IllegalArgumentException("a taint needs a key, got a blank one");
        }
    }
}
