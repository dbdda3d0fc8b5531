package dev.meridian.constructs.cache;

import static dev.meridian.constructs.cache.CacheFixture.properties;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.meridian.constructs.cache.nodes.CacheEngine;
import dev.meridian.constructs.cache.nodes.CacheTopology;
import dev.meridian.constructs.cache.nodes.NodeType;
import dev.meridian.support.TestStack;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;

class GlobalDatastoreTest {
    private static final String GROUP = "AWS::ElastiCache::ReplicationGroup";
    private static final String DATASTORE = "AWS::ElastiCache::GlobalReplicationGroup";

    private static CacheFixture virginia;
    private static ReplicatedCache primary;
    private static Template primaryTemplate;
    private static Template secondaryTemplate;

    @BeforeAll
    static void defines_a_datastore_of_two_regions() {
        var app = TestStack.app();
        virginia = CacheFixture.in(TestStack.in(app, "us-east-1"));
        var ireland = CacheFixture.in(TestStack.in(app, "eu-west-1"));
        primary = new ReplicatedCache(
                virginia.stack(),
                "Cache",
                virginia.props("atlas-virginia", "cache.r5.xlarge")
                        .membership(new CacheMembership.GlobalPrimary())
                        .build());
        var datastore = new GlobalDatastore(
                virginia.stack(),
                "Datastore",
                GlobalDatastoreProps.builder(primary, "atlas").build());
        new ReplicatedCache(
                ireland.stack(),
                "Cache",
                ireland.props("atlas-ireland", "cache.r5.xlarge")
                        .topology(new CacheTopology.Replicated(1))
                        .membership(new CacheMembership.GlobalSecondary(datastore.datastoreId()))
                        .build());
        new ReplicatedCache(
                ireland.stack(),
                "Shards",
                ireland.props("shards-ireland", "cache.r5.xlarge")
                        .topology(new CacheTopology.Sharded(2, 3))
                        .membership(new CacheMembership.GlobalSecondary("ldgnf-shards"))
                        .build());
        primaryTemplate = Template.fromStack(virginia.stack());
        secondaryTemplate = Template.fromStack(ireland.stack());
    }

    @Test
    void starts_with_the_primary_as_its_only_member() {
        assertThat(properties(primaryTemplate, DATASTORE))
                .isEqualTo(Map.of(
                        "GlobalReplicationGroupIdSuffix",
                        "atlas",
                        "GlobalReplicationGroupDescription",
                        "Global datastore of cache atlas-virginia",
                        "Members",
                        List.of(Map.of(
                                "ReplicationGroupId", Map.of("Ref", "Cache"),
                                "ReplicationGroupRegion", "us-east-1",
                                "Role", "PRIMARY"))));
    }

    @Test
    void keeps_the_logical_id_of_the_datastore() {
        assertThat(primaryTemplate.findResources(DATASTORE)).containsOnlyKeys("Datastore");
    }

    @Test
    void its_primary_leaves_minor_versions_alone() {
        primaryTemplate.hasResourceProperties(GROUP, Map.of("AutoMinorVersionUpgrade", false, "NumCacheClusters", 3));
    }

    @Test
    void a_secondary_joins_by_the_id_that_aws_completes() {
        secondaryTemplate.hasResourceProperties(
                GROUP,
                Map.of(
                        "ReplicationGroupId",
                        "atlas-ireland",
                        "GlobalReplicationGroupId",
                        Map.of(
                                "Fn::GetStackOutput",
                                Match.objectLike(Map.of("Region", "us-east-1", "StackName", "Test-us-east-1"))),
                        "NumCacheClusters",
                        2));
    }

    @Test
    void a_secondary_leaves_out_what_elasticache_takes_from_the_primary() {
        secondaryTemplate.allResourcesProperties(
                GROUP,
                Map.of(
                        "Engine", Match.absent(),
                        "EngineVersion", Match.absent(),
                        "CacheNodeType", Match.absent(),
                        "CacheParameterGroupName", Match.absent(),
                        "NumNodeGroups", Match.absent(),
                        "AtRestEncryptionEnabled", Match.absent(),
                        "TransitEncryptionEnabled", Match.absent(),
                        "TransitEncryptionMode", Match.absent(),
                        "AutomaticFailoverEnabled", Match.absent(),
                        "AutoMinorVersionUpgrade", Match.absent()));
        secondaryTemplate.resourceCountIs("AWS::ElastiCache::ParameterGroup", 0);
    }

    @Test
    void a_secondary_has_its_own_key_users_and_logs() {
        secondaryTemplate.hasResourceProperties(
                GROUP,
                Map.of(
                        "ReplicationGroupId",
                        "atlas-ireland",
                        "KmsKeyId",
                        Map.of("Fn::GetAtt", List.of("Key961B73FD", "Arn")),
                        "UserGroupIds",
                        List.of(Map.of("Ref", "CacheUsersB25699B6")),
                        "SnapshotRetentionLimit",
                        7));
        secondaryTemplate.hasResourceProperties(
                "AWS::ElastiCache::User", Map.of("UserId", "atlas-ireland-application"));
    }

    @Test
    void a_sharded_secondary_chooses_its_replicas_but_not_its_shards() {
        secondaryTemplate.hasResourceProperties(
                GROUP,
                Map.of(
                        "GlobalReplicationGroupId",
                        "ldgnf-shards",
                        "ReplicasPerNodeGroup",
                        3,
                        "NumNodeGroups",
                        Match.absent(),
                        "NumCacheClusters",
                        Match.absent()));
    }

    @Test
    void changes_of_all_members_are_made_on_the_datastore() {
        var fixture = CacheFixture.create();
        var sharded = new ReplicatedCache(
                fixture.stack(),
                "Cache",
                fixture.props("sharded", "cache.r5.large")
                        .engine(new CacheEngine.Valkey("8.0"))
                        .topology(new CacheTopology.Sharded(2, 1))
                        .membership(new CacheMembership.GlobalPrimary())
                        .build());
        new GlobalDatastore(
                fixture.stack(),
                "Datastore",
                GlobalDatastoreProps.builder(sharded, "sharded")
                        .nodeType(NodeType.of("cache.r5.xlarge"))
                        .engine(new CacheEngine.Valkey("8.1"))
                        .shards(4)
                        .build());

        var template = Template.fromStack(fixture.stack());
        template.hasResourceProperties(
                DATASTORE,
                Map.of(
                        "CacheNodeType", "cache.r5.xlarge",
                        "Engine", "valkey",
                        "EngineVersion", "8.1",
                        "GlobalNodeGroupCount", 4));
        template.hasResourceProperties(
                GROUP, Map.of("CacheNodeType", "cache.r5.large", "EngineVersion", "8.0", "NumNodeGroups", 2));
    }

    @Test
    void refuses_a_cache_that_is_no_primary() {
        var fixture = CacheFixture.create();
        var alone = new ReplicatedCache(
                fixture.stack(),
                "Cache",
                fixture.props("alone", "cache.r5.large").build());

        assertThatThrownBy(() -> GlobalDatastoreProps.builder(alone, "alone").build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("cache 'alone' must have the membership GlobalPrimary, got Standalone[]");
    }

    @Test
    void refuses_a_malformed_suffix() {
        assertThatThrownBy(
                        () -> GlobalDatastoreProps.builder(primary, "Atlas_1").build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("suffix must be 1 to 40 lower-case letters, digits and single hyphens, a letter first,"
                        + " got 'Atlas_1'");
    }

    @Test
    void refuses_changes_that_members_cannot_follow() {
        var builder = GlobalDatastoreProps.builder(primary, "atlas");

        assertThatThrownBy(
                        () -> builder.nodeType(NodeType.of("cache.t3.medium")).build())
                .hasMessage("a global datastore needs nodes of size large or more outside the T families, got"
                        + " cache.t3.medium");
        assertThatThrownBy(() -> GlobalDatastoreProps.builder(primary, "atlas")
                        .engine(new CacheEngine.Valkey("8.1"))
                        .build())
                .hasMessage("engine must stay in the parameter group family redis7, got valkey8; build a new datastore"
                        + " for another");
        assertThatThrownBy(() ->
                        GlobalDatastoreProps.builder(primary, "atlas").shards(2).build())
                .hasMessage("shards must be at least 1 and need a sharded primary, got 2 for Replicated[replicas=2]");
    }

    @Test
    void refuses_a_blank_datastore() {
        assertThatThrownBy(() -> new CacheMembership.GlobalSecondary(" "))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("globalDatastoreId must not be blank");
    }
}
