package dev.meridian.app.review.cost;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ClusterCostTest {
    @Test
    void a_cache_is_paid_by_every_node_of_every_shard() {
        var cache = "Cache: {Type: 'AWS::ElastiCache::ReplicationGroup', Properties: {Engine: redis,"
                + " CacheNodeType: cache.r5.xlarge, NumNodeGroups: 2, ReplicasPerNodeGroup: 2}}";

        // 2 shards × (3 - 2) nodes × 730 h × 0.48 = 700.80
        assertThat(Sides.changed(cache, cache.replace("Group: 2", "Group: 1")).differences())
                .containsExactly("ElastiCache Redis OSS cache.r5.xlarge = -700.80");
        // 6 × 730 h × (0.48 - 0.384) = 420.48
        assertThat(Sides.changed(cache, cache.replace("redis", "valkey")).differences())
                .containsExactly(
                        "ElastiCache Redis OSS cache.r5.xlarge → ElastiCache Valkey cache.r5.xlarge = -420.48");
    }

    @Test
    void a_cache_without_shards_is_paid_by_its_nodes() {
        var cache = "Cache: {Type: 'AWS::ElastiCache::ReplicationGroup', Properties: {Engine: valkey,"
                + " CacheNodeType: cache.t4g.small, NumCacheClusters: 3}}";

        // (3 - 1) × 730 h × 0.0272 = 39.712
        assertThat(Sides.changed(cache, cache.replace("Clusters: 3", "Clusters: '1'"))
                        .differences())
                .containsExactly("ElastiCache Valkey cache.t4g.small = -39.71");
    }

    @Test
    void shards_listed_one_by_one_are_added_up() {
        // (1 + 2) + (1 + 1) = 5 × 730 h × 0.0272 = 99.28
        assertThat(Sides.added(
                                "Cache: {Type: 'AWS::ElastiCache::ReplicationGroup', Properties: {Engine: valkey,"
                                        + " CacheNodeType: cache.t4g.small, NodeGroupConfiguration: [{ReplicaCount: 2}, {ReplicaCount: 1}]}}")
                        .differences())
                .containsExactly("ElastiCache Valkey cache.t4g.small = 99.28");
    }

    @Test
    void a_search_domain_pays_for_data_nodes_masters_and_disks() {
        // 3 × 730 h × 0.178 = 389.82; 3 × 730 h × 0.128 = 280.32; 3 × 100 GB × 0.122 = 36.60
        assertThat(Sides.in("us-east-1", "{}", """
                                Search:
                                  Type: AWS::OpenSearchService::Domain
                                  Properties:
                                    ClusterConfig: {InstanceCount: 3, InstanceType: r7g.large.search, DedicatedMasterEnabled: true, DedicatedMasterCount: 3, DedicatedMasterType: m6g.large.search}
                                    EBSOptions: {EBSEnabled: true, VolumeSize: 100, VolumeType: gp3, Iops: 3000}
                                """).differences())
                .containsExactly(
                        "OpenSearch data nodes r7g.large.search = 389.82",
                        "OpenSearch masters m6g.large.search = 280.32",
                        "OpenSearch gp3 storage = 36.60");
    }

    @Test
    void brokers_pay_for_their_hours_and_their_disks() {
        var kafka = "Kafka: {Type: 'AWS::MSK::Cluster', Properties: {NumberOfBrokerNodes: 3, BrokerNodeGroupInfo: {"
                + "InstanceType: kafka.m5.large, StorageInfo: {EBSStorageInfo: {VolumeSize: 100}}}}}";

        // (6 - 3) × 730 h × 0.234 = 512.46; (6 - 3) × 100 GB × 0.11 = 33.00
        assertThat(Sides.changed(kafka, kafka.replace("Nodes: 3", "Nodes: 6")).differences())
                .containsExactly("MSK kafka.m5.large = 512.46", "MSK broker storage = 33.00");
    }

    @Test
    void provisioned_concurrency_is_paid_by_memory_and_second() {
        // 10 × 0.5 GB × 730 h × 3,600 s × 0.000004646 = 61.04844
        assertThat(Sides.added("""
                                Function: {Type: 'AWS::Lambda::Function', Properties: {MemorySize: 512}}
                                Live: {Type: 'AWS::Lambda::Alias', Properties: {FunctionName: {Ref: Function}, ProvisionedConcurrencyConfig: {ProvisionedConcurrentExecutions: 10}}}
                                """).differences())
                .containsExactly("Lambda provisioned concurrency x86 = 61.05", "What depends on usage = ?");
    }

    @Test
    void automatic_nodes_of_a_cluster_are_not_counted() {
        // 730 h × 0.10
        assertThat(Sides.added("Cluster: {Type: 'AWS::EKS::Cluster', Properties: {ComputeConfig: {Enabled: true}}}")
                        .differences())
                .containsExactly("EKS cluster = 73.00", "What depends on usage = ?");
    }
}
