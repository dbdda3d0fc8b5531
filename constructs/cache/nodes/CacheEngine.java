package dev.meridian.constructs.cache.nodes;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * What a cache runs.
 *
 * <p>Going from Redis to Valkey, or to a higher version, is an update in place ("AWS::ElastiCache::ReplicationGroup",
 * property {@code Engine}); going back replaces the cache. The parameter group and the user group follow by
 * replacement. Users cannot follow in place, because ElastiCache refuses Valkey users in a Redis group: give them new
 * names in the same deployment.
 */
public sealed interface CacheEngine {
    /** The name by which ElastiCache knows the engine. */
    String engineName();

    /** Major and minor version, such as {@code 7.1}. */
    String version();

    /** The family that parameter groups of this version belong to. */
    String parameterGroupFamily();

    /**
     * Redis OSS, which ends with 7.1.
     *
     * @param version {@code 7.0} or {@code 7.1}
     */
    record Redis(String version) implements CacheEngine {
        private static final List<String> VERSIONS = List.of("7.0", "7.1");

        /**
         * Checks the version.
         *
         * @throws IllegalArgumentException for a version that is not offered
         */
        public Redis {
            requireOffered("Redis", version, VERSIONS);
        }

        @Override
        public String engineName() {
            return "redis";
        }

        @Override
        public String parameterGroupFamily() {
            return "redis7";
        }
    }

    /**
     * Valkey, the open-source successor.
     *
     * @param version {@code 7.2}, {@code 8.0}, {@code 8.1} or {@code 8.2}
     */
    record Valkey(String version) implements CacheEngine {
        private static final List<String> VERSIONS = List.of("7.2", "8.0", "8.1", "8.2");

        /**
         * Checks the version.
         *
         * @throws IllegalArgumentException for a version that is not offered
         */
        public Valkey {
            requireOffered("Valkey", version, VERSIONS);
        }

        @Override
        public String engineName() {
            return "valkey";
        }

        @Override
        public String parameterGroupFamily() {
            return "valkey" + version.charAt(0);
        }
    }

    private static void requireOffered(String engine, String version, List<String> offered) {
        requireNonNull(version, "version");
        if (!offered.contains(version)) {
            throw new IllegalArgumentException(
                    "%s version must be one of %s, got '%s'".formatted(engine, String.join(", ", offered), version));
        }
    }
}
