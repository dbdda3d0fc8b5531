package dev.meridian.constructs.cache.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NodeVocabularyTest {
    @ParameterizedTest
    @CsvSource({"7.2, valkey7", "8.0, valkey8", "8.1, valkey8", "8.2, valkey8"})
    void valkey_versions_belong_to_the_family_of_their_major_version(String version, String family) {
        assertThat(new CacheEngine.Valkey(version).parameterGroupFamily()).isEqualTo(family);
    }

    @Test
    void refuses_engine_versions_that_are_not_offered() {
        assertThatThrownBy(() -> new CacheEngine.Redis("7.2"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Redis version must be one of 7.0, 7.1, got '7.2'");
        assertThatThrownBy(() -> new CacheEngine.Valkey("7.1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Valkey version must be one of 7.2, 8.0, 8.1, 8.2, got '7.1'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cache.r5.xlarge", "cache.t4g.micro", "cache.r6gd.16xlarge", "cache.c7gn.large"})
    void node_types_read_as_they_are_written(String apiName) {
        assertThat(NodeType.of(apiName).apiName()).isEqualTo(apiName);
    }

    @Test
    void refuses_node_types_that_do_not_exist() {
        assertThatThrownBy(() -> NodeType.of("db.r5.large"))
                .hasMessage("node type must read cache.<family>.<size>, such as cache.r5.xlarge, got 'db.r5.large'");
        assertThatThrownBy(() -> NodeType.of("cache.r4.large"))
                .hasMessage("node family must be one of t3, t4g, m5, m6g, m7g, r5, r6g, r6gd, r7g, c7gn, got 'r4'");
        assertThatThrownBy(() -> NodeType.of("cache.r6gd.large"))
                .hasMessage("cache.r6gd comes in the sizes xlarge, 2xlarge, 4xlarge, 8xlarge, 12xlarge, 16xlarge,"
                        + " got 'large'");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 6})
    void refuses_replicas_out_of_range(int replicas) {
        assertThatThrownBy(() -> new CacheTopology.Replicated(replicas))
                .hasMessage(
                        "replicas must be 1 to 5 so that failover has a target, got %d; for a lone node use"
                                + " SingleNode",
                        replicas);
        assertThatThrownBy(() -> new CacheTopology.Sharded(3, replicas))
                .hasMessage(
                        "replicasPerShard must be 1 to 5 so that failover has a target, got %d; for a lone node use"
                                + " SingleNode",
                        replicas);
    }

    @Test
    void refuses_too_few_and_too_many_shards() {
        assertThatThrownBy(() -> new CacheTopology.Sharded(0, 1)).hasMessage("shards must be at least 1, got 0");
        assertThatThrownBy(() -> new CacheTopology.Sharded(251, 1))
                .hasMessage("a cache has at most 500 nodes, got 251 shards of 2 nodes");
    }

    @Test
    void refuses_scaling_that_cannot_scale() {
        assertThatThrownBy(() -> new CacheScaling.Shards(3, 3, 60))
                .hasMessage("scaling must go from at least 1 to more, at most 500, got 3 to 3");
        assertThatThrownBy(() -> new CacheScaling.ReplicasPerShard(1, 6, 60))
                .hasMessage("scaling must go from at least 1 to more, at most 5, got 1 to 6");
        assertThatThrownBy(() -> new CacheScaling.Shards(1, 3, 71))
                .hasMessage("targetCpuPercent must be 35 to 70, got 71");
    }

    @ParameterizedTest
    @CsvSource({"ALLKEYS_LRU, allkeys-lru", "VOLATILE_TTL, volatile-ttl", "NOEVICTION, noeviction"})
    void eviction_policies_are_written_as_the_engine_knows_them(EvictionPolicy policy, String value) {
        assertThat(policy.parameterValue()).isEqualTo(value);
    }
}
