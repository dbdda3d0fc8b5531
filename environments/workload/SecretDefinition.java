package dev.meridian.environments.workload;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Values that nobody may know, by their names: they live in Secrets Manager, never in a definition, template or manifest.
 *
 * @param name its name within its namespace
 * @param keys where the value of each key comes from
 */
public record SecretDefinition(String name, Map<String, Source> keys) {
    public SecretDefinition {
        requireNonNull(name, "name");
        keys = Collections.unmodifiableMap(new TreeMap<>(keys));
    }

    /** Where a value comes from. */
    public sealed interface Source {
        /**
         * Secrets Manager makes it up: letters and digits, the same in all regions.
         *
         * @param length how many characters, 16 to 256
         */
        record Generated(int length) implements Source {}

        /** An operator puts it into Secrets Manager once; pods wait until it is there. */
        record Provided() implements Source {}

        /**
         * The value that another namespace's secret has.
         *
         * @param namespace that namespace
         * @param secret its secret
         * @param key that secret's key, which is generated or provided
         */
        record SharedBy(String namespace, String secret, String key) implements Source {
            public SharedBy {
                requireNonNull(namespace, "namespace");
                requireNonNull(secret, "secret");
                requireNonNull(key, "key");
            }
        }

        /**
         * The address of a database with the application's user and password in it.
         *
         * @param database the database's name in the environment
         */
        record DatabaseUrl(String database) implements Source {
            public DatabaseUrl {
                requireNonNull(database, "database");
            }
        }

        /**
         * The address of a cache with user and password in it.
         *
         * @param cache the cache's name in the environment, which must have a login by password
         */
        record CacheUrl(String cache) implements Source {
            public CacheUrl {
                requireNonNull(cache, "cache");
            }
        }
    }

    /** A secret of one key. */
    public static SecretDefinition of(String name, String key, Source source) {
        return new SecretDefinition(name, Map.of(key, source));
    }
}
