package dev.meridian.constructs.workload.stores.cache;

import dev.meridian.constructs.workload.rules.Names;

/**
 * The names that a cache is found by.
 *
 * @param pods the headless service, which pods get their names from
 * @param write the service of the first pod: what clients connect to
 * @param read the service of all pods that are up to date, for clients that read apart
 */
public record CacheServices(String pods, String write, String read) {
    /** @throws IllegalArgumentException if a name is not one, or two are the same */
    public CacheServices {
        Names.service("pods", pods);
        Names.service("write", write);
        Names.service("read", read);
        if (pods.equals(write) || write.equals(read) || read.equals(pods)) {
            throw new IllegalArgumentException("the services of a cache must have three names, got '%s', '%s' and '%s'"
                    .formatted(pods, write, read));
        }
    }

    /** {@code <name>-pods}, {@code <name>} itself for writing, and {@code <name>-read}. */
    public static CacheServices named(String name) {
        return new CacheServices(name + "-pods", name, name + "-read");
    }
}
