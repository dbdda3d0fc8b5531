package dev.meridian.environments.data;

import static java.util.Objects.requireNonNull;

import dev.meridian.environments.catalogue.InstanceType;

/**
 * A cache in every region, each on its own: a cached value is rebuilt from the database, not replicated.
 *
 * @param name its name within the environment
 * @param engine which engine, in which version
 * @param nodeType the node type, such as {@code cache.r5.xlarge}
 * @param replicas how many copies follow the primary node, 0 to 5
 * @param failover whether a replica takes over by itself
 * @param eviction what is dropped when memory is full
 * @param snapshotRetentionDays how long a daily snapshot is kept, 0 (none) to 35
 * @param login how applications prove who they are
 */
public record CacheDefinition(
        String name,
        Engine engine,
        InstanceType nodeType,
        int replicas,
        Failover failover,
        Eviction eviction,
        int snapshotRetentionDays,
        Login login) {
    public CacheDefinition {
        requireNonNull(name, "name");
        requireNonNull(engine, "engine");
        requireNonNull(nodeType, "nodeType");
        requireNonNull(failover, "failover");
        requireNonNull(eviction, "eviction");
        requireNonNull(login, "login");
    }

    /** The engine and its version, as ElastiCache names them. */
    public enum Engine {
        REDIS_7_1,
        VALKEY_8_0
    }

    /** How applications prove who they are. */
    public enum Login {
        /** By a token of 15 minutes that the client signs with its IAM role. */
        IAM,
        /** By a password that Secrets Manager makes up, for clients that cannot sign tokens. */
        PASSWORD
    }

    /** Whether a replica takes over by itself when the primary node fails. */
    public enum Failover {
        NONE,
        AUTOMATIC
    }

    /** What is dropped when memory is full: the engine's {@code maxmemory-policy}. */
    public enum Eviction {
        ALLKEYS_LRU,
        VOLATILE_LRU,
        NOEVICTION
    }
}
