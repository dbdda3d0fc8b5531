package dev.meridian.stacks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.meridian.app.StackArtifact;
import dev.meridian.kubernetes.model.Applied;
import dev.meridian.kubernetes.model.Cluster;
import dev.meridian.kubernetes.model.Clusters;
import dev.meridian.support.Assembly;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The figures of tapwork's requirements, as they reach the templates and the clusters. */
class TapworkTest {
    private static final String NAMESPACE = "tapwork";
    private static final String PRODUCTION = "tapwork-production-us-east-1";
    private static final String STAGING = "tapwork-staging-us-east-1";
    private static final String DEVELOPMENT = "tapwork-development-us-east-1";

    @ParameterizedTest
    @ValueSource(strings = {PRODUCTION, STAGING, DEVELOPMENT})
    void t2_the_configuration_has_seven_keys_and_the_secret_three(String region) {
        var configuration = object(region, "ConfigMap", "tapwork-config").json().path("data");

        assertThat(Applied.strings(configuration))
                .containsOnlyKeys(
                        "DATABASE_HOST",
                        "DATABASE_PORT",
                        "DATABASE_NAME",
                        "SMTP_HOST",
                        "SMTP_PORT",
                        "API_HOST",
                        "API_PORT")
                .containsEntry("DATABASE_PORT", "5432")
                .containsEntry("DATABASE_NAME", "tapwork")
                .containsEntry("API_HOST", "0.0.0.0")
                .containsEntry("API_PORT", "8000");
        assertThat(object(region, "ExternalSecret", "tapwork-secrets").spec().path("data"))
                .extracting(key -> key.path("secretKey").asText())
                .containsExactly("db-password", "jwt-secret", "smtp-password");
    }

    @Test
    void t2_in_development_everything_is_found_in_the_namespace() {
        assertThat(Applied.strings(object(DEVELOPMENT, "ConfigMap", "tapwork-config")
                        .json()
                        .path("data")))
                .containsEntry("DATABASE_HOST", "postgres-service")
                .containsEntry("SMTP_HOST", "smtp-service")
                .containsEntry("SMTP_PORT", "1025");
    }

    @ParameterizedTest
    @CsvSource({PRODUCTION + ", tapwork-api-blue", STAGING + ", tapwork-api", DEVELOPMENT + ", tapwork-api"})
    void t3_the_api_has_its_resources_probes_and_environment(String region, String deployment) {
        var api = container(object(region, "Deployment", deployment));

        assertThat(api.path("resources").toString())
                .isEqualTo("{\"limits\":{\"cpu\":\"500m\",\"memory\":\"512Mi\"},"
                        + "\"requests\":{\"cpu\":\"250m\",\"memory\":\"256Mi\"}}");
        assertProbe(api.path("livenessProbe"), 30, 10);
        assertProbe(api.path("readinessProbe"), 5, 5);
        assertThat(api.at("/envFrom/0/configMapRef/name").asText()).isEqualTo("tapwork-config");
        assertThat(secretOf(api, "DB_PASSWORD")).isEqualTo("tapwork-secrets/db-password");
        assertThat(secretOf(api, "JWT_SECRET")).isEqualTo("tapwork-secrets/jwt-secret");
        assertThat(secretOf(api, "SMTP_PASSWORD")).isEqualTo("tapwork-secrets/smtp-password");
    }

    @Test
    void t4_postgresql_has_10_gi_and_a_headless_service() {
        var postgres = object(DEVELOPMENT, "StatefulSet", "postgres");
        var claim = postgres.spec().at("/volumeClaimTemplates/0/spec");

        assertThat(container(postgres).path("image").asText()).isEqualTo("postgres:15-alpine");
        assertThat(claim.path("accessModes").toString()).isEqualTo("[\"ReadWriteOnce\"]");
        assertThat(claim.at("/resources/requests/storage").asText()).isEqualTo("10Gi");
        assertThat(container(postgres).path("resources").toString())
                .isEqualTo("{\"limits\":{\"cpu\":\"1\",\"memory\":\"1Gi\"},"
                        + "\"requests\":{\"cpu\":\"500m\",\"memory\":\"512Mi\"}}");
        assertThat(object(DEVELOPMENT, "Service", "postgres-service")
                        .spec()
                        .path("clusterIP")
                        .asText())
                .isEqualTo("None");
    }

    @ParameterizedTest
    @CsvSource({
        "tapwork-api-service, 8000",
        "scanner-service, 3000",
        "postgres-service, 5432",
        "smtp-service, '1025, 8025'"
    })
    void t5_services_listen_on_their_ports(String service, String ports) {
        assertThat(object(DEVELOPMENT, "Service", service).spec().path("ports"))
                .extracting(port -> port.path("port").asText())
                .containsExactly(ports.split(", "));
    }

    @Test
    void t6_each_host_is_a_name_of_the_load_balancer() {
        var names = only(PRODUCTION + "-ingress", "AWS::Route53::RecordSetGroup");

        assertThat(names.path("HostedZoneId").asText()).isEqualTo("Z0TAPWORKPRODUCTION");
        assertThat(names.path("RecordSets"))
                .extracting(name -> name.path("Name").asText())
                .containsExactly("api.tapwork.com.", "scanner.tapwork.com.");
        assertThat(names.path("RecordSets")).allSatisfy(name -> {
            assertThat(name.path("Type").asText()).isEqualTo("A");
            assertThat(name.at("/AliasTarget/DNSName/Fn::GetAtt/1").asText()).isEqualTo("DNSName");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "api.tapwork.com, TapworkApi, tapwork-api, 8000, /health",
        "scanner.tapwork.com, Scanner, scanner, 3000, /"
    })
    void t6_each_host_leads_to_its_service(String host, String service, String name, int port, String health) {
        var ingress = PRODUCTION + "-ingress";
        var rule = Assembly.properties(ingress, "AWS::ElasticLoadBalancingV2::ListenerRule").stream()
                .filter(candidate -> candidate.path("Conditions").toString().contains("\"" + host + "\""))
                .findFirst()
                .orElseThrow();
        var live = rule.at("/Actions/0/ForwardConfig/TargetGroups/0");
        var group = Assembly.stack(ingress)
                .resources()
                .get(live.at("/TargetGroupArn/Ref").asText())
                .path("Properties");

        assertThat(live.at("/TargetGroupArn/Ref").asText()).startsWith("Entry" + service + "Blue");
        assertThat(live.path("Weight").asInt()).isEqualTo(100);
        assertThat(Clusters.of(PRODUCTION)
                        .cluster()
                        .get("TargetGroupBinding", "tapwork", name + "-blue")
                        .spec()
                        .at("/serviceRef/port")
                        .asInt())
                .isEqualTo(port);
        assertThat(group.path("TargetType").asText()).isEqualTo("ip");
        assertThat(group.path("HealthCheckPath").asText()).isEqualTo(health);
        assertThat(only(PRODUCTION + "-ingress", "AWS::CertificateManager::Certificate")
                        .path("SubjectAlternativeNames")
                        .toString())
                .contains("\"" + host + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {PRODUCTION, STAGING})
    void t6_plain_requests_are_sent_to_tls(String region) {
        var plain = listener(region, 80).at("/DefaultActions/0");

        assertThat(plain.path("Type").asText()).isEqualTo("redirect");
        assertThat(plain.at("/RedirectConfig/Protocol").asText()).isEqualTo("HTTPS");
        assertThat(plain.at("/RedirectConfig/Port").asText()).isEqualTo("443");
        assertThat(plain.at("/RedirectConfig/StatusCode").asText()).isEqualTo("HTTP_301");
        assertThat(listener(region, 443).path("Protocol").asText()).isEqualTo("HTTPS");
    }

    @ParameterizedTest
    @ValueSource(strings = {"blue", "green"})
    void t7_the_api_scales_from_3_to_10_on_cpu_and_memory(String colour) {
        var autoscaler = object(PRODUCTION, "HorizontalPodAutoscaler", "tapwork-api-%s-hpa".formatted(colour))
                .spec();

        assertThat(autoscaler.path("minReplicas").asInt()).isEqualTo(3);
        assertThat(autoscaler.path("maxReplicas").asInt()).isEqualTo(10);
        assertThat(autoscaler.path("metrics"))
                .extracting(metric -> metric.at("/resource/name").asText() + " "
                        + metric.at("/resource/target/averageUtilization").asInt())
                .containsExactly("cpu 70", "memory 80");
    }

    @Test
    void t8_development_has_one_of_each_debug_logs_a_mail_catcher_and_no_way_in() {
        for (var name : new String[] {"tapwork-api", "scanner", "smtp"}) {
            assertThat(object(DEVELOPMENT, "Deployment", name)
                            .spec()
                            .path("replicas")
                            .asInt())
                    .isEqualTo(1);
        }
        assertThat(object(DEVELOPMENT, "StatefulSet", "postgres")
                        .spec()
                        .path("replicas")
                        .asInt())
                .isEqualTo(1);
        assertThat(variable(container(object(DEVELOPMENT, "Deployment", "tapwork-api")), "LOG_LEVEL")
                        .path("value")
                        .asText())
                .isEqualTo("debug");
        assertThat(container(object(DEVELOPMENT, "Deployment", "smtp"))
                        .path("image")
                        .asText())
                .startsWith("mailhog/mailhog:");
        assertThat(layers("tapwork-development")).doesNotContain("ingress");
        assertThat(Assembly.properties(DEVELOPMENT + "-data", "AWS::RDS::DBInstance"))
                .isEmpty();
    }

    @Test
    void t8_staging_has_two_apis_and_real_mail() {
        assertThat(object(STAGING, "Deployment", "tapwork-api")
                        .spec()
                        .path("replicas")
                        .asInt())
                .isEqualTo(2);
        assertThat(cluster(STAGING).has("Deployment", NAMESPACE, "smtp")).isFalse();
        assertThat(only(STAGING + "-data", "AWS::SES::EmailIdentity")
                        .path("EmailIdentity")
                        .asText())
                .isEqualTo("staging.tapwork.com");
        assertThat(Applied.strings(
                        object(STAGING, "ConfigMap", "tapwork-config").json().path("data")))
                .containsEntry("SMTP_HOST", "email-smtp.us-east-1.amazonaws.com")
                .containsEntry("SMTP_PORT", "587");
    }

    @Test
    void t8_production_has_a_managed_database_mail_backups_and_a_limit_of_requests() {
        var database = only(PRODUCTION + "-data", "AWS::RDS::DBInstance");

        assertThat(database.path("EngineVersion").asText()).startsWith("15.");
        assertThat(database.path("MultiAZ").asBoolean()).isTrue();
        assertThat(database.path("BackupRetentionPeriod").asInt()).isEqualTo(30);
        assertThat(cluster(PRODUCTION).has("StatefulSet", NAMESPACE, "postgres"))
                .isFalse();
        assertThat(only(PRODUCTION + "-data", "AWS::SES::EmailIdentity")
                        .path("EmailIdentity")
                        .asText())
                .isEqualTo("tapwork.com");
        assertThat(layers("tapwork-production")).contains("backup", "observability");
        assertThat(only(PRODUCTION + "-ingress", "AWS::WAFv2::WebACL").path("Rules"))
                .anySatisfy(rule -> {
                    assertThat(rule.at("/Statement/RateBasedStatement/Limit").asInt())
                            .isEqualTo(2_000);
                    assertThat(rule.path("Action").has("Block")).isTrue();
                });
    }

    @Test
    void t11_the_database_in_the_cluster_is_dumped_to_s3_each_day() {
        var job = object(DEVELOPMENT, "CronJob", "postgres-dump").spec();
        var pod = job.at("/jobTemplate/spec/template/spec");
        var bucket = variable(pod.at("/containers/0"), "BUCKET").path("value").asText();

        assertThat(job.path("schedule").asText()).isEqualTo("30 2 * * *");
        assertThat(job.path("timeZone").asText()).isEqualTo("Etc/UTC");
        assertThat(pod.at("/initContainers/0/command/2").asText()).contains("pg_dump");
        assertThat(Assembly.properties(DEVELOPMENT + "-data", "AWS::S3::Bucket"))
                .extracting(candidate -> candidate.path("BucketName").asText())
                .contains(bucket);
    }

    @Test
    void t11_what_runs_in_production_is_backed_up() {
        var velero = Assembly.properties(PRODUCTION + "-cluster", "Custom::AWSCDK-EKS-HelmChart").stream()
                .filter(release -> release.path("Release").asText().equals("velero"))
                .findFirst()
                .orElseThrow();

        assertThat(velero.path("Values").toString()).contains("0 3 * * *", "tapwork");
    }

    @Test
    void t12_two_versions_stand_side_by_side_and_a_switch_is_one_weight() {
        for (var colour : new String[] {"blue", "green"}) {
            assertThat(Applied.strings(object(PRODUCTION, "Deployment", "tapwork-api-" + colour)
                            .spec()
                            .at("/selector/matchLabels")))
                    .isEqualTo(Map.of("app", "tapwork-api", "colour", colour));
            assertThat(object(PRODUCTION, "TargetGroupBinding", "tapwork-api-" + colour)
                            .spec()
                            .path("targetGroupARN")
                            .asText())
                    .containsIgnoringCase("TapworkApi" + colour);
        }
        var weights = Assembly.properties(PRODUCTION + "-ingress", "AWS::ElasticLoadBalancingV2::ListenerRule").stream()
                .filter(rule -> rule.path("Conditions").toString().contains("api.tapwork.com"))
                .findFirst()
                .orElseThrow()
                .at("/Actions/0/ForwardConfig/TargetGroups");
        assertThat(weights).extracting(group -> group.path("Weight").asInt()).containsExactly(100, 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {PRODUCTION, STAGING, DEVELOPMENT})
    void t13_kubernetes_is_managed(String region) {
        assertThat(only(region + "-cluster", "AWS::EKS::Cluster").path("Name").asText())
                .isEqualTo(region.replace("-us-east-1", ""));
        assertThat(Assembly.properties(region + "-cluster", "AWS::EKS::Nodegroup"))
                .isNotEmpty();
    }

    private static void assertProbe(JsonNode probe, int initialDelaySeconds, int periodSeconds) {
        assertThat(probe.at("/httpGet/path").asText()).isEqualTo("/health");
        assertThat(probe.at("/httpGet/port").asInt()).isEqualTo(8000);
        assertThat(probe.path("initialDelaySeconds").asInt()).isEqualTo(initialDelaySeconds);
        assertThat(probe.path("periodSeconds").asInt()).isEqualTo(periodSeconds);
    }

    private static JsonNode listener(String region, int port) {
        return Assembly.properties(region + "-ingress", "AWS::ElasticLoadBalancingV2::Listener").stream()
                .filter(listener -> listener.path("Port").asInt() == port)
                .findFirst()
                .orElseThrow();
    }

    private static String secretOf(JsonNode container, String variable) {
        var reference = variable(container, variable).at("/valueFrom/secretKeyRef");
        return reference.path("name").asText() + "/" + reference.path("key").asText();
    }

    private static JsonNode variable(JsonNode container, String name) {
        return Applied.each(container.path("env"))
                .filter(variable -> variable.path("name").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode container(Applied controller) {
        return controller.spec().at("/template/spec/containers/0");
    }

    private static Applied object(String region, String kind, String name) {
        return cluster(region).get(kind, NAMESPACE, name);
    }

    private static Cluster cluster(String region) {
        return Clusters.of(region).cluster();
    }

    private static Iterable<String> layers(String stage) {
        return Assembly.stacks(stage)
                .map(StackArtifact::tags)
                .map(tags -> tags.get("layer"))
                .toList();
    }

    private static JsonNode only(String stack, String type) {
        var all = Assembly.properties(stack, type);
        assertThat(all).as("%s in %s", type, stack).hasSize(1);
        return all.get(0);
    }
}
