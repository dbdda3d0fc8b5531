package dev.meridian.stacks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.meridian.app.StackArtifact;
import dev.meridian.kubernetes.model.Clusters;
import dev.meridian.support.Assembly;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The figures of atlas's requirements, as they reach the templates. */
class AtlasTest {
    private static final String PRODUCTION = "atlas-production-";
    private static final String PRIMARY = PRODUCTION + "us-east-1-";

    @ParameterizedTest
    @ValueSource(strings = {"us-east-1", "eu-west-1", "ap-southeast-1"})
    void a3_requests_meet_a_load_balancer_with_tls_1_3_sized_for_ten_thousand_connections(String region) {
        var ingress = PRODUCTION + region + "-ingress";
        var balancer = only(ingress, "AWS::ElasticLoadBalancingV2::LoadBalancer");
        var https = Assembly.properties(ingress, "AWS::ElasticLoadBalancingV2::Listener").stream()
                .filter(listener -> listener.path("Port").asInt() == 443)
                .findFirst()
                .orElseThrow();

        assertThat(balancer.path("Type").asText("application")).isEqualTo("application");
        assertThat(balancer.path("Scheme").asText()).isEqualTo("internet-facing");
        assertThat(balancer.path("MinimumLoadBalancerCapacity")
                        .path("CapacityUnits")
                        .asInt())
                .isGreaterThanOrEqualTo(4);
        assertThat(https.path("SslPolicy").asText()).isEqualTo("ELBSecurityPolicy-TLS13-1-3-2021-06");
        assertThat(only(ingress, "AWS::CertificateManager::Certificate")
                        .path("ValidationMethod")
                        .asText())
                .isEqualTo("DNS");
        assertThat(Assembly.properties(ingress, "AWS::ElasticLoadBalancingV2::TargetGroup"))
                .isNotEmpty()
                .allSatisfy(group -> {
                    assertThat(group.path("HealthCheckPath").asText()).isEqualTo("/health");
                    assertThat(group.path("HealthCheckIntervalSeconds").asInt()).isEqualTo(30);
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"us-east-1", "eu-west-1", "ap-southeast-1"})
    void a4_three_to_twenty_m5_xlarge_with_100_gb_of_ssd_part_of_them_spot(String region) {
        var cluster = PRODUCTION + region + "-cluster";
        var groups = Assembly.properties(cluster, "AWS::EKS::Nodegroup");

        assertThat(groups.stream()
                        .mapToInt(group ->
                                group.path("ScalingConfig").path("MinSize").asInt())
                        .sum())
                .isEqualTo(3);
        assertThat(groups.stream()
                        .mapToInt(group ->
                                group.path("ScalingConfig").path("MaxSize").asInt())
                        .sum())
                .isEqualTo(20);
        assertThat(groups)
                .allSatisfy(group ->
                        assertThat(group.path("InstanceTypes").get(0).asText()).isEqualTo("m5.xlarge"));
        assertThat(groups).anyMatch(group -> group.path("CapacityType").asText().equals("SPOT"));
        assertThat(Assembly.properties(cluster, "AWS::EC2::LaunchTemplate")).allSatisfy(template -> {
            var disk = template.path("LaunchTemplateData")
                    .path("BlockDeviceMappings")
                    .get(0)
                    .path("Ebs");
            assertThat(disk.path("VolumeSize").asInt()).isEqualTo(100);
            assertThat(disk.path("VolumeType").asText()).isEqualTo("gp3");
            assertThat(disk.path("Encrypted").asBoolean()).isTrue();
        });
    }

    @Test
    void a5_postgresql_16_has_a_standby_two_read_replicas_and_one_replica_in_each_other_region() {
        var instances = Assembly.properties(PRIMARY + "data", "AWS::RDS::DBInstance");
        var writer = instances.stream()
                .filter(instance -> !instance.has("SourceDBInstanceIdentifier"))
                .findFirst()
                .orElseThrow();

        assertThat(instances).hasSize(3);
        assertThat(writer.path("EngineVersion").asText()).startsWith("16.");
        assertThat(writer.path("AllocatedStorage").asText()).isEqualTo("500");
        assertThat(writer.path("MaxAllocatedStorage").asInt()).isEqualTo(2048);
        assertThat(writer.path("BackupRetentionPeriod").asInt()).isEqualTo(30);
        assertThat(writer.path("MultiAZ").asBoolean()).isTrue();
        for (var region : List.of("eu-west-1", "ap-southeast-1")) {
            var replica = only(PRODUCTION + region + "-data", "AWS::RDS::DBInstance");
            assertThat(replica.path("SourceDBInstanceIdentifier").asText()).contains(":us-east-1:");
            assertThat(replica.path("KmsKeyId").path("Fn::GetAtt").path(1).asText())
                    .isEqualTo("Arn");
        }
        Assembly.stacks("atlas-production")
                .flatMap(stack -> Assembly.properties(stack.name(), "AWS::RDS::DBInstance").stream())
                .forEach(instance ->
                        assertThat(instance.path("DBInstanceClass").asText()).isEqualTo("db.r5.2xlarge"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"us-east-1", "eu-west-1", "ap-southeast-1"})
    void a6_redis_7_with_two_replicas_drops_what_was_used_least_recently(String region) {
        var cache = only(PRODUCTION + region + "-data", "AWS::ElastiCache::ReplicationGroup");

        assertThat(cache.path("Engine").asText()).isEqualTo("redis");
        assertThat(cache.path("EngineVersion").asText()).startsWith("7.");
        assertThat(cache.path("CacheNodeType").asText()).isEqualTo("cache.r5.xlarge");
        assertThat(cache.path("NumCacheClusters").asInt()).isEqualTo(3);
        assertThat(cache.path("AutomaticFailoverEnabled").asBoolean()).isTrue();
        assertThat(only(PRODUCTION + region + "-data", "AWS::ElastiCache::ParameterGroup")
                        .path("Properties")
                        .path("maxmemory-policy")
                        .asText())
                .isEqualTo("allkeys-lru");
    }

    @ParameterizedTest
    @ValueSource(strings = {"us-east-1", "eu-west-1", "ap-southeast-1"})
    void a7_every_region_stores_objects_and_files(String region) {
        assertThat(inRegion(region, "AWS::S3::Bucket")
                        .map(bucket -> bucket.path("BucketName").asText()))
                .contains("atlas-production-assets-222222222222-" + region);
        assertThat(inRegion(region, "AWS::EFS::FileSystem")).hasSize(1);
    }

    @Test
    void a8_staging_has_a_load_balancer_two_servers_one_database_and_one_cache() {
        assertThat(count("atlas-staging", "AWS::ElasticLoadBalancingV2::LoadBalancer"))
                .isEqualTo(1);
        assertThat(only("atlas-staging-us-east-1-cluster", "AWS::EKS::Nodegroup")
                        .path("ScalingConfig")
                        .path("MinSize")
                        .asInt())
                .isEqualTo(2);
        assertThat(count("atlas-staging", "AWS::RDS::DBInstance")).isEqualTo(1);
        assertThat(only("atlas-staging-us-east-1-data", "AWS::ElastiCache::ReplicationGroup")
                        .path("NumCacheClusters")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void a8_development_has_no_managed_database_cache_or_load_balancer() {
        assertThat(count("atlas-development", "AWS::RDS::DBInstance")).isZero();
        assertThat(count("atlas-development", "AWS::ElastiCache::ReplicationGroup"))
                .isZero();
        assertThat(count("atlas-development", "AWS::ElasticLoadBalancingV2::LoadBalancer"))
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"us-east-1", "eu-west-1", "ap-southeast-1"})
    void a9_the_application_runs_in_three_pods_or_more_behind_a_service(String region) {
        var cluster = Clusters.of(PRODUCTION + region).cluster();
        var autoscaler =
                cluster.get("HorizontalPodAutoscaler", "application", "web-hpa").spec();

        assertThat(autoscaler.path("minReplicas").asInt()).isEqualTo(3);
        assertThat(autoscaler.path("maxReplicas").asInt()).isEqualTo(20);
        assertThat(cluster.get("Service", "application", "web")
                        .spec()
                        .at("/selector/app")
                        .asText())
                .isEqualTo("web");
        assertThat(cluster.all("StatefulSet")).isEmpty();
    }

    @Test
    void a9_development_has_two_databases_and_two_caches_in_namespaces_of_their_own() {
        var cluster = Clusters.of("atlas-development-us-east-1").cluster();

        assertThat(cluster.namespaces()).contains("application", "database", "cache");
        assertThat(cluster.get("StatefulSet", "database", "postgres")
                        .spec()
                        .path("replicas")
                        .asInt())
                .isEqualTo(2);
        assertThat(cluster.get("StatefulSet", "cache", "redis")
                        .spec()
                        .path("replicas")
                        .asInt())
                .isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"production-us-east-1", "production-eu-west-1", "staging-us-east-1", "development-us-east-1"})
    void a10_servers_are_replaced_one_at_a_time_behind_health_checks(String region) {
        var web = Clusters.of("atlas-" + region)
                .cluster()
                .get("Deployment", "application", "web")
                .spec();

        assertThat(web.path("strategy").toString())
                .isEqualTo("{\"rollingUpdate\":{\"maxSurge\":1,\"maxUnavailable\":0},\"type\":\"RollingUpdate\"}");
        assertThat(web.at("/template/spec/containers/0/readinessProbe/httpGet/path")
                        .asText())
                .isEqualTo("/health");
    }

    /** A new pod counts once its target group says so, too. */
    @Test
    void a10_a_pod_that_the_load_balancer_does_not_know_yet_replaces_none() {
        assertThat(Clusters.of(PRODUCTION + "us-east-1")
                        .cluster()
                        .get("Namespace", "", "application")
                        .labels())
                .containsEntry("elbv2.k8s.aws/pod-readiness-gate-inject", "enabled");
    }

    @ParameterizedTest
    @ValueSource(strings = {"us-east-1", "eu-west-1", "ap-southeast-1"})
    void a11_both_colours_exist_and_one_has_all_the_traffic(String region) {
        var targets = only(PRODUCTION + region + "-ingress", "AWS::ElasticLoadBalancingV2::ListenerRule")
                .path("Actions")
                .get(0)
                .path("ForwardConfig")
                .path("TargetGroups");

        assertThat(targets).extracting(target -> target.path("Weight").asInt()).containsExactly(100, 0);
    }

    @Test
    void a15_backups_are_daily_copied_tried_out_and_archived_in_glacier() {
        var rule = only(PRIMARY + "backup", "AWS::Backup::BackupPlan")
                .path("BackupPlan")
                .path("BackupPlanRule")
                .get(0);
        var archive = Assembly.properties(PRIMARY + "vault", "AWS::S3::Bucket").stream()
                .filter(bucket -> bucket.path("BucketName").asText().contains("-archive-"))
                .findFirst()
                .orElseThrow();

        assertThat(rule.path("ScheduleExpression").asText()).isEqualTo("cron(30 7 ? * * *)");
        assertThat(rule.path("Lifecycle").path("DeleteAfterDays").asInt()).isEqualTo(30);
        assertThat(rule.path("CopyActions")).hasSize(1);
        assertThat(count("atlas-production", "AWS::Backup::RestoreTestingPlan")).isEqualTo(1);
        assertThat(archive.path("LifecycleConfiguration").toString()).contains("\"StorageClass\":\"GLACIER\"");
        assertThat(Assembly.properties(PRIMARY + "backup", "AWS::Events::Rule").toString())
                .contains("atlas-production-main-", "RDS-EVENT-0091");
    }

    /** AWS Backup gives up what would start within an hour before a database's maintenance, or during it. */
    @Test
    void a15_backups_start_when_no_database_is_maintained() {
        var backup = minutes(only(PRIMARY + "backup", "AWS::Backup::BackupPlan")
                .path("BackupPlan")
                .path("BackupPlanRule")
                .get(0)
                .path("ScheduleExpression")
                .asText()
                .replaceFirst("cron\\((\\d+) (\\d+) .*", "$2:$1"));

        assertThat(Assembly.properties(PRIMARY + "data", "AWS::RDS::DBInstance"))
                .isNotEmpty()
                .allSatisfy(instance -> {
                    var window =
                            instance.path("PreferredMaintenanceWindow").asText().split("-");
                    assertThat(backup < minutes(window[0].substring(4)) - 60
                                    || backup > minutes(window[1].substring(4)))
                            .isTrue();
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"us-east-1", "eu-west-1", "ap-southeast-1"})
    void a17_the_firewall_guards_the_load_balancer_and_limits_rates(String region) {
        var ingress = PRODUCTION + region + "-ingress";

        assertThat(only(ingress, "AWS::WAFv2::WebACLAssociation")
                        .path("ResourceArn")
                        .path("Ref")
                        .asText())
                .isEqualTo(idOf(ingress, "AWS::ElasticLoadBalancingV2::LoadBalancer"));
        assertThat(only(ingress, "AWS::WAFv2::WebACL").path("Rules"))
                .anySatisfy(rule -> assertThat(rule.path("Statement")
                                .path("RateBasedStatement")
                                .path("Limit")
                                .asInt())
                        .isEqualTo(2_000));
    }

    @Test
    void a17_operators_come_through_a_bastion_without_an_open_port_or_over_vpn() {
        for (var region : List.of("us-east-1", "eu-west-1", "ap-southeast-1")) {
            var access = PRODUCTION + region + "-access";
            assertThat(Assembly.properties(access, "AWS::EC2::SecurityGroup"))
                    .isNotEmpty()
                    .allSatisfy(group ->
                            assertThat(group.has("SecurityGroupIngress")).isFalse());
            assertThat(Assembly.stack(access).template().toString()).doesNotContain("\"KeyName\"");
        }
        assertThat(only(PRIMARY + "network", "AWS::EC2::VPNConnection").path("VpnTunnelOptionsSpecifications"))
                .hasSize(2);
    }

    @Test
    void a17_no_security_group_is_open_to_the_world_but_the_load_balancers_on_its_two_ports() {
        Assembly.stacks().forEach(stack -> stack.resources().forEach((id, resource) -> {
            var properties = resource.path("Properties");
            Stream.concat(
                            Stream.of(properties),
                            properties.path("SecurityGroupIngress").isArray()
                                    ? stream(properties.path("SecurityGroupIngress"))
                                    : Stream.empty())
                    .filter(rule -> rule.path("CidrIp").asText().equals("0.0.0.0/0"))
                    .filter(rule -> !resource.path("Type").asText().endsWith("SecurityGroupEgress"))
                    .forEach(rule -> {
                        assertThat(stack.tags())
                                .as("%s of %s", id, stack.name())
                                .containsEntry("layer", "ingress");
                        assertThat(Set.of(80, 443))
                                .contains(rule.path("FromPort").asInt());
                    });
        }));
    }

    @Test
    void a18_everything_is_encrypted_at_rest_with_keys_of_the_environment() {
        Assembly.stacks("atlas-production").forEach(stack -> stack.resources().forEach((id, resource) -> {
            var properties = resource.path("Properties");
            var what = "%s of %s".formatted(id, stack.name());
            switch (resource.path("Type").asText()) {
                case "AWS::RDS::DBInstance" ->
                    assertThat(properties.has("KmsKeyId")
                                    || properties
                                            .path("SourceDBInstanceIdentifier")
                                            .has("Ref"))
                            .as(what)
                            .isTrue();
                case "AWS::ElastiCache::ReplicationGroup" -> {
                    assertThat(properties.path("AtRestEncryptionEnabled").asBoolean())
                            .as(what)
                            .isTrue();
                    assertThat(properties.path("TransitEncryptionMode").asText())
                            .as(what)
                            .isEqualTo("required");
                }
                case "AWS::EFS::FileSystem" ->
                    assertThat(properties.path("Encrypted").asBoolean())
                            .as(what)
                            .isTrue();
                case "AWS::S3::Bucket" ->
                    assertThat(properties.has("BucketEncryption")).as(what).isTrue();
                case "AWS::EKS::Cluster" ->
                    assertThat(properties.path("EncryptionConfig")).as(what).isNotEmpty();
                case "AWS::Backup::BackupVault" ->
                    assertThat(properties.has("EncryptionKeyArn")).as(what).isTrue();
                case "AWS::KMS::Key" ->
                    assertThat(properties.path("EnableKeyRotation").asBoolean())
                            .as(what)
                            .isTrue();
                default -> {}
            }
        }));
    }

    @Test
    void a18_the_database_speaks_tls_1_3_only() {
        assertThat(only(PRIMARY + "data", "AWS::RDS::DBParameterGroup")
                        .path("Parameters")
                        .path("ssl_min_protocol_version")
                        .asText())
                .isEqualTo("TLSv1.3");
    }

    @Test
    void regions_of_production_hold_the_same_layers() {
        var layers = new TreeSet<String>();
        Assembly.stacks("atlas-production")
                .forEach(stack -> layers.add(stack.tags().get("layer")));

        // Ireland holds copies alone, which are backed up where they come from.
        assertThat(Assembly.stacks("atlas-production")).hasSize(3 * layers.size() - 1);
        assertThat(layers)
                .containsExactly(
                        "access",
                        "backup",
                        "cluster",
                        "data",
                        "ingress",
                        "logs",
                        "network",
                        "observability",
                        "peering",
                        "vault",
                        "workloads");
    }

    private static int minutes(String time) {
        var parts = time.split(":");
        return Integer.parseInt(parts[0]) * 60 + Integer.parseInt(parts[1]);
    }

    private static JsonNode only(String stack, String type) {
        var all = Assembly.properties(stack, type);
        assertThat(all).as("%s in %s", type, stack).hasSize(1);
        return all.get(0);
    }

    private static String idOf(String stack, String type) {
        return Assembly.stack(stack).resources().entrySet().stream()
                .filter(entry -> entry.getValue().path("Type").asText().equals(type))
                .findFirst()
                .orElseThrow()
                .getKey();
    }

    private static long count(String stage, String type) {
        return Assembly.stacks(stage)
                .mapToLong(stack -> Assembly.properties(stack.name(), type).size())
                .sum();
    }

    private static Stream<JsonNode> inRegion(String region, String type) {
        return Assembly.stacks("atlas-production")
                .map(StackArtifact::name)
                .filter(name -> name.startsWith(PRODUCTION + region))
                .flatMap(name -> Assembly.properties(name, type).stream());
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return Stream.iterate(0, index -> index < array.size(), index -> index + 1)
                .map(array::get);
    }
}
