package dev.meridian.constructs.cache;

import static dev.meridian.constructs.cache.CacheFixture.only;
import static dev.meridian.constructs.cache.CacheFixture.properties;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.meridian.constructs.cache.nodes.CacheEngine;
import dev.meridian.constructs.cache.nodes.CacheScaling;
import dev.meridian.constructs.cache.nodes.CacheTopology;
import dev.meridian.constructs.cache.users.CacheUser;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;

class ShardedCacheTest {
    private static final String GROUP = "AWS::ElastiCache::ReplicationGroup";

    private static CacheFixture fixture;
    private static ReplicatedCache cache;
    private static Template template;

    @BeforeAll
    static void defines_a_valkey_cluster_that_scales() {
        fixture = CacheFixture.create();
        cache = new ReplicatedCache(
                fixture.stack(),
                "Cache",
                fixture.props("pcf", "cache.r7g.large")
                        .engine(new CacheEngine.Valkey("8.1"))
                        .topology(new CacheTopology.Sharded(3, 2))
                        .users(List.of(CacheUser.withPassword("api"), CacheUser.withIam("read-only")))
                        .scaling(new CacheScaling.Shards(3, 9, 60))
                        .build());
        cache.grantConnect(
                Role.Builder.create(fixture.stack(), "Role")
                        .assumedBy(new ServicePrincipal("pods.eks.amazonaws.com"))
                        .build(),
                "api");
        template = Template.fromStack(fixture.stack());
    }

    @Test
    void has_three_shards_of_three_nodes_that_fail_over() {
        template.hasResourceProperties(
                GROUP,
                Map.of(
                        "Engine",
                        "valkey",
                        "EngineVersion",
                        "8.1",
                        "ClusterMode",
                        "enabled",
                        "NumNodeGroups",
                        3,
                        "ReplicasPerNodeGroup",
                        2,
                        "AutomaticFailoverEnabled",
                        true,
                        "MultiAZEnabled",
                        true));
        assertThat(properties(template, GROUP)).doesNotContainKey("NumCacheClusters");
        template.hasResourceProperties(
                "AWS::ElastiCache::ParameterGroup",
                Map.of(
                        "CacheParameterGroupFamily",
                        "valkey8",
                        "Properties",
                        Match.objectLike(Map.of("cluster-enabled", "yes"))));
    }

    @Test
    void reshards_without_being_replaced() {
        assertThat(only(template, GROUP)).containsEntry("UpdatePolicy", Map.of("UseOnlineResharding", true));
    }

    @Test
    void needs_no_default_user_because_valkey_groups_have_none() {
        template.resourceCountIs("AWS::ElastiCache::User", 2);
        template.resourcePropertiesCountIs("AWS::ElastiCache::User", Map.of("UserName", "default"), 0);
        template.hasResourceProperties(
                "AWS::ElastiCache::UserGroup", Map.of("UserGroupId", "pcf-valkey", "Engine", "valkey"));
    }

    @Test
    void reads_the_password_from_the_secret_when_it_is_deployed() {
        template.hasResourceProperties(
                "AWS::ElastiCache::User",
                Map.of(
                        "UserId",
                        "pcf-api",
                        "AuthenticationMode",
                        Map.of(
                                "Type",
                                "password",
                                "Passwords",
                                List.of(Map.of(
                                        "Fn::Join",
                                        List.of(
                                                "",
                                                List.of(
                                                        "{{resolve:secretsmanager:",
                                                        Map.of("Ref", "CacheUsersApiSecret801C1057"),
                                                        ":SecretString:password::}}")))))));
    }

    @Test
    void generates_a_password_that_elasticache_accepts() {
        template.hasResourceProperties(
                "AWS::SecretsManager::Secret",
                Map.of(
                        "GenerateSecretString",
                        Map.of(
                                "SecretStringTemplate",
                                "{\"username\":\"pcf-api\"}",
                                "GenerateStringKey",
                                "password",
                                "PasswordLength",
                                64,
                                "ExcludePunctuation",
                                true),
                        "KmsKeyId",
                        Map.of("Fn::GetAtt", List.of("Key961B73FD", "Arn"))));
    }

    @Test
    void grants_reading_the_secret_instead_of_signing() {
        template.hasResourceProperties(
                "AWS::IAM::Policy",
                Map.of(
                        "PolicyDocument",
                        Match.objectLike(Map.of(
                                "Statement",
                                Match.arrayWith(List.of(Match.objectLike(Map.of(
                                        "Action",
                                        List.of("secretsmanager:DescribeSecret", "secretsmanager:GetSecretValue"),
                                        "Resource",
                                        Map.of("Ref", "CacheUsersApiSecret801C1057")))))))));
    }

    @Test
    void adds_and_removes_shards_with_the_cpu_of_primaries() {
        template.hasResourceProperties(
                "AWS::ApplicationAutoScaling::ScalableTarget",
                Map.of(
                        "ServiceNamespace",
                        "elasticache",
                        "ScalableDimension",
                        "elasticache:replication-group:NodeGroups",
                        "ResourceId",
                        Map.of("Fn::Join", List.of("", List.of("replication-group/", Map.of("Ref", "Cache")))),
                        "MinCapacity",
                        3,
                        "MaxCapacity",
                        9));
        template.hasResourceProperties(
                "AWS::ApplicationAutoScaling::ScalingPolicy",
                Map.of(
                        "PolicyType",
                        "TargetTrackingScaling",
                        "TargetTrackingScalingPolicyConfiguration",
                        Map.of(
                                "TargetValue",
                                60,
                                "PredefinedMetricSpecification",
                                Map.of("PredefinedMetricType", "ElastiCachePrimaryEngineCPUUtilization"))));
        template.resourceCountIs("AWS::IAM::Role", 1);
    }

    @Test
    void offers_its_configuration_endpoint_only() {
        assertThat(fixture.stack().resolve(cache.configurationEndpoint()))
                .isEqualTo(Map.of("Fn::GetAtt", List.of("Cache", "ConfigurationEndPoint.Address")));
        assertThatThrownBy(cache::primaryEndpoint).hasMessage("cache 'pcf' is sharded; use configurationEndpoint");
        assertThatThrownBy(cache::readerEndpoint).hasMessage("cache 'pcf' is sharded; use configurationEndpoint");
    }

    @Test
    void wants_a_user_named_when_there_are_several() {
        var role = Role.fromRoleArn(fixture.stack(), "Foreign", "arn:aws:iam::111111111111:role/foreign");

        assertThatThrownBy(() -> cache.grantConnect(role))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("name one of the users of this cache: api, read-only");
    }

    @Test
    void keeps_the_logical_ids_of_group_and_secret() {
        assertThat(template.findResources(GROUP)).containsOnlyKeys("Cache");
        assertThat(template.findResources("AWS::SecretsManager::Secret"))
                .containsOnlyKeys("CacheUsersApiSecret801C1057");
    }

    @Test
    void scales_replicas_with_the_cpu_of_replicas() {
        var other = CacheFixture.create();
        new ReplicatedCache(
                other.stack(),
                "Cache",
                other.props("reads", "cache.m6g.large")
                        .topology(new CacheTopology.Sharded(2, 1))
                        .scaling(new CacheScaling.ReplicasPerShard(1, 4, 50))
                        .build());

        var scaled = Template.fromStack(other.stack());
        scaled.hasResourceProperties(
                "AWS::ApplicationAutoScaling::ScalableTarget",
                Map.of(
                        "ScalableDimension", "elasticache:replication-group:Replicas",
                        "MinCapacity", 1,
                        "MaxCapacity", 4));
        scaled.hasResourceProperties(
                "AWS::ApplicationAutoScaling::ScalingPolicy",
                Map.of(
                        "TargetTrackingScalingPolicyConfiguration",
                        Match.objectLike(Map.of(
                                "PredefinedMetricSpecification",
                                Map.of("PredefinedMetricType", "ElastiCacheReplicaEngineCPUUtilization")))));
    }
}
