package dev.meridian.constructs.cache.nodes;

import java.util.Locale;

/** Which keys go when memory is full (parameter {@code maxmemory-policy}). */
public enum EvictionPolicy {
    /** The least recently used of all keys. */
    ALLKEYS_LRU,
    /** The least frequently used of all keys. */
    ALLKEYS_LFU,
    /** Any of all keys. */
    ALLKEYS_RANDOM,
    /** The least recently used of the keys that expire. */
    VOLATILE_LRU,
    /** The least frequently used of the keys that expire. */
    VOLATILE_LFU,
    /** Any of the keys that expire. */
    VOLATILE_RANDOM,
    /** The key that expires next. */
    VOLATILE_TTL,
    /** None: writes fail until memory is freed. For data that must not vanish, such as queues and sessions. */
    NOEVICTION;

    /** The value that the engine knows, such as {@code allkeys-lru}. */
    public String parameterValue() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether nodes that tier data take this policy (User Guide, "Data tiering: limitations"). */
    public boolean worksWithDataTiering() {
        return switch (this) {
            case ALLKEYS_LRU, ALLKEYS_LFU, VOLATILE_LRU, VOLATILE_LFU, NOEVICTION -> true;
            case ALLKEYS_RANDOM, VOLATILE_RANDOM, VOLATILE_TTL -> false;
        };
    }
}
