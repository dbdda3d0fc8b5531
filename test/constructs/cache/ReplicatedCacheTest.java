package dev.meridian.constructs.cache;

import static dev.meridian.constructs.cache.CacheFixture.only;
import static dev.meridian.constructs.cache.CacheFixture.properties;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.meridian.constructs.cache.nodes.NodeType;
import dev.meridian.support.TestStack;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.ec2.SecurityGroup;
import software.amazon.awscdk.services.ec2.SubnetSelection;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.sns.Topic;

class ReplicatedCacheTest {
    private static final String GROUP = "AWS::ElastiCache::ReplicationGroup";

    private static final String ARN = "arn:aws:elasticache:us-east-1:" + TestStack.ACCOUNT + ":";

    private static CacheFixture fixture;
    private static ReplicatedCache cache;
    private static Template template;

    @BeforeAll
    static void defines_the_cache_of_the_web_application_for_one_client() {
        fixture = CacheFixture.create();
        cache = new ReplicatedCache(
                fixture.stack(),
                "Cache",
                fixture.props("atlas-production", "cache.r5.xlarge")
                        .parameters(Map.of("notify-keyspace-events", "Ex"))
                        .notifications(new Topic(fixture.stack(), "Events"))
                        .build());
        cache.admit(SecurityGroup.Builder.create(fixture.stack(), "Client")
                .vpc(fixture.vpc())
                .allowAllOutbound(false)
                .build());
        cache.grantConnect(Role.Builder.create(fixture.stack(), "Role")
                .assumedBy(new ServicePrincipal("pods.eks.amazonaws.com"))
                .build());
        template = Template.fromStack(fixture.stack());
    }

    @Test
    void is_redis_7_on_three_nodes_that_fail_over() {
        template.hasResourceProperties(
                GROUP,
                Map.of(
                        "ReplicationGroupId",
                        "atlas-production",
                        "Engine",
                        "redis",
                        "EngineVersion",
                        "7.1",
                        "CacheNodeType",
                        "cache.r5.xlarge",
                        "NumCacheClusters",
                        3,
                        "AutomaticFailoverEnabled",
                        true,
                        "MultiAZEnabled",
                        true,
                        "AutoMinorVersionUpgrade",
                        true,
                        "Port",
                        6379));
        assertThat(properties(template, GROUP))
                .doesNotContainKeys("NumNodeGroups", "ClusterMode", "AuthToken", "DataTieringEnabled");
    }

    @Test
    void encrypts_with_the_given_key_and_accepts_nothing_but_tls() {
        template.hasResourceProperties(
                GROUP,
                Map.of(
                        "AtRestEncryptionEnabled",
                        true,
                        "KmsKeyId",
                        Map.of("Fn::GetAtt", List.of("Key961B73FD", "Arn")),
                        "TransitEncryptionEnabled",
                        true,
                        "TransitEncryptionMode",
                        "required"));
    }

    @Test
    void evicts_the_least_recently_used_key_and_keeps_a_quarter_of_memory_free() {
        template.hasResourceProperties(
                "AWS::ElastiCache::ParameterGroup",
                Map.of(
                        "CacheParameterGroupFamily",
                        "redis7",
                        "Properties",
                        Map.of(
                                "maxmemory-policy", "allkeys-lru",
                                "reserved-memory-percent", "25",
                                "notify-keyspace-events", "Ex")));
    }

    @Test
    void shuts_out_the_default_user_of_redis() {
        template.hasResourceProperties(
                "AWS::ElastiCache::User",
                Map.of(
                        "UserId", "atlas-production-default",
                        "UserName", "default",
                        "Engine", "redis",
                        "AccessString", "off ~* -@all"));
    }

    @Test
    void lets_the_application_log_in_by_iam_under_one_id_and_name() {
        template.hasResourceProperties(
                "AWS::ElastiCache::User",
                Map.of(
                        "UserId", "atlas-production-application",
                        "UserName", "atlas-production-application",
                        "Engine", "redis",
                        "AccessString", "on ~* &* +@all -@dangerous +info",
                        "AuthenticationMode", Map.of("Type", "iam")));
        template.resourceCountIs("AWS::ElastiCache::User", 2);
        template.resourceCountIs("AWS::SecretsManager::Secret", 0);
    }

    @Test
    void binds_both_users_to_the_cache_by_reference() {
        template.hasResourceProperties(
                "AWS::ElastiCache::UserGroup",
                Map.of(
                        "UserGroupId",
                        "atlas-production-redis",
                        "Engine",
                        "redis",
                        "UserIds",
                        List.of(
                                Map.of("Ref", "CacheUsersDefaultUserD287F8B2"),
                                Map.of("Ref", "CacheUsersApplicationDD4D1E39"))));
        template.hasResourceProperties(GROUP, Map.of("UserGroupIds", List.of(Map.of("Ref", "CacheUsersB25699B6"))));
    }

    @Test
    void grants_connecting_to_this_cache_as_this_user_only() {
        template.hasResourceProperties(
                "AWS::IAM::Policy",
                Map.of(
                        "PolicyDocument",
                        Match.objectLike(Map.of(
                                "Statement",
                                List.of(Map.of(
                                        "Action",
                                        "elasticache:Connect",
                                        "Effect",
                                        "Allow",
                                        "Resource",
                                        List.of(
                                                ARN + "replicationgroup:atlas-production",
                                                ARN + "user:atlas-production-application")))))));
    }

    @Test
    void opens_its_port_to_admitted_clients_only() {
        template.resourceCountIs("AWS::EC2::SecurityGroupIngress", 1);
        template.hasResourceProperties(
                "AWS::EC2::SecurityGroupIngress",
                Map.of(
                        "IpProtocol",
                        "tcp",
                        "FromPort",
                        6379,
                        "ToPort",
                        6379,
                        "GroupId",
                        Map.of("Fn::GetAtt", List.of("CacheSecurityGroup79A9F160", "GroupId")),
                        "SourceSecurityGroupId",
                        Match.objectLike(Map.of("Fn::GetAtt", Match.anyValue()))));
    }

    @Test
    void delivers_slow_log_and_engine_log_as_json_and_keeps_them_a_month() {
        for (var type : List.of("slow-log", "engine-log")) {
            template.hasResourceProperties(
                    "AWS::Logs::LogGroup",
                    Map.of(
                            "LogGroupName",
                            "/aws/vendedlogs/elasticache/atlas-production/" + type,
                            "RetentionInDays",
                            30));
            template.hasResourceProperties(
                    GROUP,
                    Map.of(
                            "LogDeliveryConfigurations",
                            Match.arrayWith(List.of(Match.objectLike(Map.of(
                                    "LogType", type,
                                    "LogFormat", "json",
                                    "DestinationType", "cloudwatch-logs"))))));
        }
    }

    @Test
    void takes_a_snapshot_a_day_and_one_before_it_is_deleted() {
        template.hasResourceProperties(
                GROUP,
                Map.of(
                        "SnapshotRetentionLimit", 7,
                        "SnapshotWindow", "03:00-04:00",
                        "PreferredMaintenanceWindow", "sun:04:30-sun:05:30"));
        assertThat(only(template, GROUP))
                .containsEntry("DeletionPolicy", "Snapshot")
                .containsEntry("UpdateReplacePolicy", "Snapshot")
                .doesNotContainKey("UpdatePolicy");
    }

    @Test
    void tells_the_topic_of_events() {
        template.hasResourceProperties(
                GROUP, Map.of("NotificationTopicArn", Match.objectLike(Map.of("Ref", Match.anyValue()))));
    }

    @Test
    void keeps_the_logical_id_of_the_replication_group() {
        assertThat(template.findResources(GROUP)).containsOnlyKeys("Cache");
    }

    @Test
    void offers_the_endpoints_of_an_unsharded_cache() {
        assertThat(fixture.stack().resolve(cache.primaryEndpoint()))
                .isEqualTo(Map.of("Fn::GetAtt", List.of("Cache", "PrimaryEndPoint.Address")));
        assertThat(fixture.stack().resolve(cache.readerEndpoint()))
                .isEqualTo(Map.of("Fn::GetAtt", List.of("Cache", "ReaderEndPoint.Address")));
        assertThatThrownBy(cache::configurationEndpoint)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("cache 'atlas-production' is not sharded; use primaryEndpoint or readerEndpoint");
        assertThat(cache.port()).isEqualTo(6379);
        assertThat(cache.name()).isEqualTo("atlas-production");
    }

    @Test
    void has_no_password_to_hand_out_for_a_user_of_iam() {
        assertThatThrownBy(() -> cache.credentials("application"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("user 'atlas-production-application' logs in with IAM and has no password");
    }

    @Test
    void does_not_know_a_user_it_was_not_given() {
        assertThatThrownBy(() -> cache.credentials("reports"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("users of this cache are application, got 'reports'");
    }

    @Test
    void refuses_replicas_in_a_single_zone() {
        var lone = CacheFixture.create();
        var oneZone = SubnetSelection.builder()
                .availabilityZones(List.of("us-east-1a"))
                .subnetType(CacheFixture.ISOLATED.getSubnetType())
                .build();
        var props = ReplicatedCacheProps.builder("lone", lone.vpc(), oneZone, lone.key(), NodeType.of("cache.r5.large"))
                .build();

        assertThatThrownBy(() -> new ReplicatedCache(lone.stack(), "Cache", props))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("subnets of 'lone' must span at least 2 zones so that one may fail, got [us-east-1a]");
    }
}
