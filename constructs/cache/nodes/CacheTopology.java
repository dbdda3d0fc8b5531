package dev.meridian.constructs.cache.nodes;

/**
 * How the keys of a cache spread over nodes. Wherever there is a replica, automatic failover and Multi-AZ are on.
 *
 * <p>The number of replicas and shards changes in place. The step between {@link Sharded} and the others needs
 * ElastiCache's cluster mode {@code compatible} in between, which this construct does not pass through: such a change
 * is a new cache with a new name.
 */
public sealed interface CacheTopology {
    /** The most replicas a primary node can have. */
    int MAX_REPLICAS = 5;

    /** The most nodes of one cache; above 90 AWS must first raise the quota "nodes per cluster". */
    int MAX_NODES = 500;

    /** One node: no replica, no failover, data lost with the node. For development. */
    record SingleNode() implements CacheTopology {}

    /**
     * One primary node that holds all keys, and its replicas (cluster mode disabled).
     *
     * @param replicas 1 to {@value CacheTopology#MAX_REPLICAS}
     */
    record Replicated(int replicas) implements CacheTopology {
        /**
         * Checks the number.
         *
         * @throws IllegalArgumentException when out of range
         */
        public Replicated {
            requireReplicas("replicas", replicas);
        }

        /** The primary node and its replicas. */
        public int nodes() {
            return replicas + 1;
        }
    }

    /**
     * Keys split over shards, each a primary node with its replicas (cluster mode enabled). Clients must speak the
     * cluster protocol.
     *
     * @param shards at least 1
     * @param replicasPerShard 1 to {@value CacheTopology#MAX_REPLICAS}: without one, keys are lost with their node
     */
    record Sharded(int shards, int replicasPerShard) implements CacheTopology {
        /**
         * Checks the numbers.
         *
         * @throws IllegalArgumentException when one is out of range, or there are more than
         *     {@value CacheTopology#MAX_NODES} nodes
         */
        public Sharded {
            requireReplicas("replicasPerShard", replicasPerShard);
            if (shards < 1) {
                throw new IllegalArgumentException("shards must be at least 1, got %d".formatted(shards));
            }
            if (shards * (replicasPerShard + 1L) > MAX_NODES) {
                throw new IllegalArgumentException("a cache has at most %d nodes, got %d shards of %d nodes"
                        .formatted(MAX_NODES, shards, replicasPerShard + 1));
            }
        }
    }

    private static void requireReplicas(String component, int replicas) {
        if (replicas < 1 || replicas > MAX_REPLICAS) {
            throw new IllegalArgumentException(
                    "%s must be 1 to %d so that failover has a target, got %d; for a lone node use SingleNode"
                            .formatted(component, MAX_REPLICAS, replicas));
        }
    }
}
