package dev.meridian.constructs.cache;

import static java.util.Objects.requireNonNull;

import dev.meridian.constructs.cache.nodes.CacheScaling;
import dev.meridian.constructs.cache.nodes.CacheTopology;
import dev.meridian.constructs.cache.nodes.EvictionPolicy;
import dev.meridian.constructs.cache.nodes.NodeType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** How the properties of a cache must fit together for ElastiCache to accept it. */
final class CacheRules {
    private static final int MAX_ID_LENGTH = 40;
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final List<String> OWN_PARAMETERS =
            List.of("cluster-enabled", "maxmemory-policy", "reserved-memory-percent");

    private CacheRules() {}

    static void requireId(String component, String id) {
        requireNonNull(id, component);
        if (id.length() > MAX_ID_LENGTH || !NAME.matcher(id).matches()) {
            throw new IllegalArgumentException(
                    "%s must be 1 to %d lower-case letters, digits and single hyphens, a letter first, got '%s'"
                            .formatted(component, MAX_ID_LENGTH, id));
        }
    }

    static void requireParameters(Map<String, String> parameters, int reservedMemoryPercent) {
        if (reservedMemoryPercent < 10 || reservedMemoryPercent > 50) {
            throw new IllegalArgumentException(
                    "reservedMemoryPercent must be 10 to 50, got %d".formatted(reservedMemoryPercent));
        }
        for (var own : OWN_PARAMETERS) {
            if (parameters.containsKey(own)) {
                throw new IllegalArgumentException(
                        "parameter '%s' follows from topology, eviction or reservedMemoryPercent; set that instead"
                                .formatted(own));
            }
        }
    }

    static void requireEviction(EvictionPolicy eviction, NodeType nodeType) {
        if (nodeType.tiersData() && !eviction.worksWithDataTiering()) {
            throw new IllegalArgumentException("%s tiers data, which works with LRU, LFU or no eviction, got %s"
                    .formatted(nodeType.apiName(), eviction));
        }
    }

    static void requireApart(MaintenanceWindow maintenance, CacheSnapshots snapshots) {
        if (snapshots instanceof CacheSnapshots.Daily daily && maintenance.overlaps(daily)) {
            throw new IllegalArgumentException("maintenance %s must not overlap the daily snapshot %s; move one"
                    .formatted(maintenance.text(), daily.window()));
        }
    }

    static void requireScaling(
            CacheScaling scaling, CacheTopology topology, NodeType nodeType, CacheMembership membership) {
        if (scaling instanceof CacheScaling.Fixed) {
            return;
        }
        if (!(topology instanceof CacheTopology.Sharded sharded)) {
            throw new IllegalArgumentException(
                    "automatic scaling needs a sharded topology, got %s".formatted(topology));
        }
        if (!nodeType.scalesAutomatically()) {
            throw new IllegalArgumentException(
                    "automatic scaling needs nodes of size large to 2xlarge outside the T families, got %s"
                            .formatted(nodeType.apiName()));
        }
        if (!(membership instanceof CacheMembership.Standalone)) {
            throw new IllegalArgumentException(
                    "automatic scaling is not offered in a global datastore, got %s".formatted(membership));
        }
        if (scaling instanceof CacheScaling.Shards shards) {
            requireWithin("shards", sharded.shards(), shards.min(), shards.max());
            // the largest cache that scaling may reach counts, not the one it starts from
            new CacheTopology.Sharded(shards.max(), sharded.replicasPerShard());
        } else if (scaling instanceof CacheScaling.ReplicasPerShard replicas) {
            requireWithin("replicasPerShard", sharded.replicasPerShard(), replicas.min(), replicas.max());
            new CacheTopology.Sharded(sharded.shards(), replicas.max());
        }
    }

    private static void requireWithin(String component, int value, int min, int max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException("%s must start within the range of scaling, %d to %d, got %d"
                    .formatted(component, min, max, value));
        }
    }

    static void requireMembership(CacheMembership membership, CacheTopology topology, NodeType nodeType) {
        if (membership instanceof CacheMembership.Standalone) {
            return;
        }
        if (!nodeType.joinsGlobalDatastore()) {
            throw new IllegalArgumentException(
                    "a global datastore needs nodes of size large or more outside the T families, got %s"
                            .formatted(nodeType.apiName()));
        }
        if (topology instanceof CacheTopology.SingleNode) {
            throw new IllegalArgumentException(
                    "a member of a global datastore needs at least one replica to fail over to, got a single node");
        }
    }

    static void requireOrigin(Optional<String> snapshotName, CacheMembership membership) {
        if (snapshotName.filter(String::isBlank).isPresent()) {
            throw new IllegalArgumentException("restoredFrom must name a snapshot, got a blank");
        }
        if (snapshotName.isPresent() && membership instanceof CacheMembership.GlobalSecondary) {
            throw new IllegalArgumentException(
                    "a secondary of a global datastore gets its data from the primary, not from snapshot '%s'"
                            .formatted(snapshotName.get()));
        }
    }
}
