package dev.meridian.constructs.cache.nodes;

/**
 * Whether Application Auto Scaling changes the number of nodes of a {@link CacheTopology.Sharded} cache, by the CPU
 * utilisation of the engine. ElastiCache offers it for sharded caches on nodes of size large to 2xlarge outside global
 * datastores (Amazon ElastiCache User Guide, "Auto Scaling Valkey and Redis OSS clusters").
 *
 * <p>The topology is then where the cache starts: leave it as it is afterwards, since a changed number in the template
 * overrides what scaling made of it.
 */
public sealed interface CacheScaling {
    /** The number of nodes stays as the topology says. */
    record Fixed() implements CacheScaling {}

    /**
     * Replicas come and go in every shard with the CPU utilisation of replicas.
     *
     * @param min the fewest replicas per shard, at least 1
     * @param max the most replicas per shard, at most {@value CacheTopology#MAX_REPLICAS}
     * @param targetCpuPercent the utilisation to hold, 35 to 70
     */
    record ReplicasPerShard(int min, int max, int targetCpuPercent) implements CacheScaling {
        /**
         * Checks the range.
         *
         * @throws IllegalArgumentException when a number is out of range
         */
        public ReplicasPerShard {
            requireRange(min, max, CacheTopology.MAX_REPLICAS);
            requireTarget(targetCpuPercent);
        }
    }

    /**
     * Shards come and go, and keys move with them, with the CPU utilisation of primary nodes.
     *
     * @param min the fewest shards, at least 1
     * @param max the most shards
     * @param targetCpuPercent the utilisation to hold, 35 to 70
     */
    record Shards(int min, int max, int targetCpuPercent) implements CacheScaling {
        /**
         * Checks the range.
         *
         * @throws IllegalArgumentException when a number is out of range
         */
        public Shards {
            requireRange(min, max, CacheTopology.MAX_NODES);
            requireTarget(targetCpuPercent);
        }
    }

    private static void requireRange(int min, int max, int limit) {
        if (min < 1 || max <= min || max > limit) {
            throw new IllegalArgumentException(
                    "scaling must go from at least 1 to more, at most %d, got %d to %d".formatted(limit, min, max));
        }
    }

    private static void requireTarget(int percent) {
        if (percent < 35 || percent > 70) {
            throw new IllegalArgumentException("targetCpuPercent must be 35 to 70, got %d".formatted(percent));
        }
    }
}
