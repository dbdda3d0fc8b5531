package dev.meridian.stacks;

import dev.meridian.constructs.cache.CacheSnapshots;
import dev.meridian.constructs.cache.ReplicatedCacheProps;
import dev.meridian.constructs.cache.nodes.CacheEngine;
import dev.meridian.constructs.cache.nodes.CacheTopology;
import dev.meridian.constructs.cache.nodes.EvictionPolicy;
import dev.meridian.constructs.cache.nodes.NodeType;
import dev.meridian.constructs.cache.users.CacheUser;
import dev.meridian.environments.data.CacheDefinition;
import java.time.LocalTime;
import java.util.List;
import software.amazon.awscdk.services.kms.IKey;

/** From the definition of a cache to its props. */
final class Caches {
    private static final LocalTime SNAPSHOT_START = LocalTime.of(3, 0);

    /** The user that applications log in as. */
    static final String USER = "application";

    private Caches() {}

    static ReplicatedCacheProps props(Placement placement, CacheDefinition definition, NetworkStack network, IKey key) {
        return ReplicatedCacheProps.builder(
                        placement.names().cache(definition.name()),
                        network.vpc(),
                        network.databaseTier(),
                        key,
                        NodeType.of(definition.nodeType().name()))
                .engine(engine(definition))
                .topology(
                        definition.replicas() == 0
                                ? new CacheTopology.SingleNode()
                                : new CacheTopology.Replicated(definition.replicas()))
                .eviction(eviction(definition))
                .snapshots(
                        definition.snapshotRetentionDays() == 0
                                ? new CacheSnapshots.Off()
                                : new CacheSnapshots.Daily(definition.snapshotRetentionDays(), SNAPSHOT_START))
                .users(List.of(
                        definition.login() == CacheDefinition.Login.PASSWORD
                                ? CacheUser.withPassword(USER)
                                : CacheUser.withIam(USER)))
                .build();
    }

    private static CacheEngine engine(CacheDefinition definition) {
        return switch (definition.engine()) {
            case REDIS_7_1 -> new CacheEngine.Redis("7.1");
            case VALKEY_8_0 -> new CacheEngine.Valkey("8.0");
        };
    }

    private static EvictionPolicy eviction(CacheDefinition definition) {
        return switch (definition.eviction()) {
            case ALLKEYS_LRU -> EvictionPolicy.ALLKEYS_LRU;
            case VOLATILE_LRU -> EvictionPolicy.VOLATILE_LRU;
            case NOEVICTION -> EvictionPolicy.NOEVICTION;
        };
    }
}
