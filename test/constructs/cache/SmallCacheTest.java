package dev.meridian.constructs.cache;

import static dev.meridian.constructs.cache.CacheFixture.only;
import static dev.meridian.constructs.cache.CacheFixture.properties;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.meridian.constructs.cache.nodes.CacheTopology;
import dev.meridian.constructs.cache.nodes.EvictionPolicy;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.assertions.Template;

class SmallCacheTest {
    private static final String GROUP = "AWS::ElastiCache::ReplicationGroup";

    @Test
    void a_single_node_has_no_failover_and_no_reader_endpoint() {
        var fixture = CacheFixture.create();
        var cache = new ReplicatedCache(
                fixture.stack(),
                "Cache",
                fixture.props("development", "cache.t4g.micro")
                        .topology(new CacheTopology.SingleNode())
                        .snapshots(new CacheSnapshots.Off())
                        .build());

        var template = Template.fromStack(fixture.stack());
        template.hasResourceProperties(
                GROUP,
                Map.of(
                        "NumCacheClusters", 1,
                        "AutomaticFailoverEnabled", false,
                        "MultiAZEnabled", false,
                        "SnapshotRetentionLimit", 0,
                        "TransitEncryptionEnabled", true,
                        "AtRestEncryptionEnabled", true));
        assertThat(properties(template, GROUP)).doesNotContainKey("SnapshotWindow");
        assertThat(only(template, GROUP)).containsEntry("DeletionPolicy", "Snapshot");
        assertThatThrownBy(cache::readerEndpoint)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("cache 'development' has no replica to read from; use primaryEndpoint");
    }

    @Test
    void nodes_with_local_disks_tier_data_that_may_come_from_a_snapshot() {
        var fixture = CacheFixture.create();
        new ReplicatedCache(
                fixture.stack(),
                "Cache",
                fixture.props("tiered", "cache.r6gd.xlarge")
                        .eviction(EvictionPolicy.ALLKEYS_LFU)
                        .reservedMemoryPercent(30)
                        .restoredFrom("tiered-before-rename")
                        .build());

        var template = Template.fromStack(fixture.stack());
        template.hasResourceProperties(
                GROUP, Map.of("DataTieringEnabled", true, "SnapshotName", "tiered-before-rename"));
        template.hasResourceProperties(
                "AWS::ElastiCache::ParameterGroup",
                Map.of("Properties", Map.of("maxmemory-policy", "allkeys-lfu", "reserved-memory-percent", "30")));
    }
}
