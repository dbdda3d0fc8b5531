package dev.meridian.stacks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.meridian.kubernetes.model.Applied;
import dev.meridian.kubernetes.model.Cluster;
import dev.meridian.kubernetes.model.Clusters;
import dev.meridian.support.Assembly;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The figures of taskflow's requirements, as they reach the templates and the clusters. */
class TaskflowTest {
    private static final String WEST = "taskflow-production-us-west-2";
    private static final String EAST = "taskflow-production-us-east-1";
    private static final String STAGING = "taskflow-staging-us-west-2";
    private static final String TESTING = "taskflow-testing-us-west-2";

    @ParameterizedTest
    @ValueSource(strings = {WEST, EAST})
    void f1_requests_come_through_both_load_balancers(String region) {
        assertThat(Assembly.properties(region + "-ingress", "AWS::ElasticLoadBalancingV2::LoadBalancer"))
                .extracting(balancer -> balancer.path("Type").asText())
                .containsExactlyInAnyOrder("application", "network");
    }

    @ParameterizedTest
    @ValueSource(strings = {WEST, EAST})
    void f1_every_region_stores_searches_queues_and_publishes(String region) {
        var data = region + "-data";

        assertThat(Assembly.properties(data, "AWS::RDS::DBInstance")).hasSize(1);
        assertThat(only(data, "AWS::ElastiCache::ReplicationGroup")
                        .path("Engine")
                        .asText())
                .isEqualTo("redis");
        assertThat(Assembly.properties(data, "AWS::OpenSearchService::Domain")).hasSize(1);
        assertThat(Assembly.properties(data, "AWS::SNS::Topic")).hasSize(1);
        assertThat(Assembly.properties(data, "AWS::SQS::Queue"))
                .hasSize(2)
                .anyMatch(queue -> queue.has("RedrivePolicy"));
        assertThat(Assembly.stacks("taskflow-production")
                        .filter(stack -> stack.name().startsWith(region))
                        .flatMap(stack -> Assembly.properties(stack.name(), "AWS::S3::Bucket").stream())
                        .map(bucket -> bucket.path("BucketName").asText()))
                .contains("taskflow-production-files-888888888888-" + region.replace("taskflow-production-", ""));
    }

    @Test
    void f1_notifications_go_from_the_queue_to_the_topic() {
        var policy = Assembly.properties(WEST + "-workloads", "AWS::IAM::Policy").stream()
                .filter(candidate -> candidate.path("PolicyName").asText().contains("NotificationService"))
                .findFirst()
                .orElseThrow()
                .toString();

        assertThat(Applied.strings(object(WEST, "ConfigMap", "notification-service-endpoints")
                        .json()
                        .path("data")))
                .containsOnlyKeys("QUEUE_URL", "TOPIC_ARN");
        assertThat(policy).contains("sqs:ReceiveMessage", "sqs:DeleteMessage", "sns:Publish");
        assertThat(policy).doesNotContain("sqs:SendMessage", "\"Resource\":\"*\"");
    }

    @ParameterizedTest
    @CsvSource({
        TESTING + ", 1, 1, 1, 512Mi",
        STAGING + ", 3, 5, 2, 2Gi",
        WEST + ", 6, 12, 4, 4Gi",
        EAST + ", 6, 12, 4, 4Gi"
    })
    void f2_environments_have_their_size(String region, int fewest, int most, String cpu, String memory) {
        var nodes = only(region + "-cluster", "AWS::EKS::Nodegroup").path("ScalingConfig");
        var ceiling = object(region, "LimitRange", "namespace-default").spec().at("/limits/0/max");

        assertThat(nodes.path("MinSize").asInt()).isEqualTo(fewest);
        assertThat(nodes.path("MaxSize").asInt()).isEqualTo(most);
        assertThat(ceiling.path("cpu").asText()).isEqualTo(cpu);
        assertThat(ceiling.path("memory").asText()).isEqualTo(memory);
    }

    @ParameterizedTest
    @CsvSource({
        TESTING + ", db.t4g.small, cache.t4g.micro, 1, t3.small.search",
        STAGING + ", db.t4g.medium, cache.t4g.medium, 2, t3.medium.search",
        WEST + ", db.r6g.xlarge, cache.r6g.large, 3, r7g.large.search"
    })
    void f2_managed_stores_are_small_medium_or_large(
            String region, String database, String cache, int cacheNodes, String search) {
        var data = region + "-data";

        assertThat(only(data, "AWS::RDS::DBInstance").path("DBInstanceClass").asText())
                .isEqualTo(database);
        assertThat(only(data, "AWS::ElastiCache::ReplicationGroup")
                        .path("CacheNodeType")
                        .asText())
                .isEqualTo(cache);
        assertThat(only(data, "AWS::ElastiCache::ReplicationGroup")
                        .path("NumCacheClusters")
                        .asInt())
                .isEqualTo(cacheNodes);
        assertThat(only(data, "AWS::OpenSearchService::Domain")
                        .at("/ClusterConfig/InstanceType")
                        .asText())
                .isEqualTo(search);
    }

    @Test
    void f2_production_survives_a_zone() {
        assertThat(only(WEST + "-data", "AWS::RDS::DBInstance").path("MultiAZ").asBoolean())
                .isTrue();
        assertThat(only(WEST + "-data", "AWS::OpenSearchService::Domain")
                        .at("/ClusterConfig/MultiAZWithStandbyEnabled")
                        .asBoolean())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "api-gateway, 250m, 512Mi, 500m, 1Gi",
        "auth-service, 200m, 400Mi, 400m, 800Mi",
        "user-service, 300m, 600Mi, 600m, 1229Mi"
    })
    void f3_services_have_their_resources(
            String service, String cpu, String memory, String mostCpu, String mostMemory) {
        for (var region : new String[] {WEST, EAST, STAGING}) {
            var resources = container(region, service).path("resources");
            assertThat(Applied.strings(resources.path("requests"))).isEqualTo(Map.of("cpu", cpu, "memory", memory));
            assertThat(Applied.strings(resources.path("limits")))
                    .isEqualTo(Map.of("cpu", mostCpu, "memory", mostMemory));
        }
    }

    @ParameterizedTest
    @CsvSource({WEST + ", production", EAST + ", production", STAGING + ", staging", TESTING + ", testing"})
    void f4_namespaces_carry_their_labels(String region, String environment) {
        assertThat(cluster(region).get("Namespace", "", environment).labels())
                .containsEntry("environment", environment);
        assertThat(cluster(region).get("Namespace", "", "monitoring").labels()).containsEntry("purpose", "monitoring");
    }

    @Test
    void f5_the_authentication_service_is_deployed_as_its_seed_has_it() {
        var deployment = object(WEST, "Deployment", "auth-service").spec();
        var pod = deployment.at("/template/spec");
        var container = pod.at("/containers/0");

        assertThat(deployment.path("strategy").toString())
                .isEqualTo("{\"rollingUpdate\":{\"maxSurge\":1,\"maxUnavailable\":1},\"type\":\"RollingUpdate\"}");
        assertThat(pod.path("serviceAccountName").asText()).isEqualTo("auth-service");
        assertThat(container.path("image").asText()).isEqualTo("project/auth-service:v1.2.3");
        assertThat(container.at("/ports/0/containerPort").asInt()).isEqualTo(3001);
        assertThat(Applied.strings(pod.path("nodeSelector"))).containsEntry("kubernetes.io/arch", "amd64");
        assertThat(pod.path("tolerations").toString())
                .isEqualTo("[{\"effect\":\"NoSchedule\",\"key\":\"app\",\"operator\":\"Equal\",\"value\":\"auth\"}]");
        assertProbe(container.path("livenessProbe"), "/health", 30, 10, 5, 3);
        assertProbe(container.path("readinessProbe"), "/ready", 5, 5, 3, 3);
        assertProbe(container.path("startupProbe"), "/health", 10, 10, 5, 30);
    }

    @Test
    void f5_the_authentication_service_reads_its_configuration_and_three_secret_keys() {
        var pod = object(WEST, "Deployment", "auth-service").spec().at("/template/spec");
        var container = pod.at("/containers/0");

        assertThat(variable(container, "NODE_ENV").path("value").asText()).isEqualTo("production");
        assertThat(secretOf(container, "DATABASE_URL")).isEqualTo("database-secret/url");
        assertThat(secretOf(container, "REDIS_URL")).isEqualTo("redis-secret/url");
        assertThat(secretOf(container, "JWT_SECRET")).isEqualTo("jwt-secret/secret");
        assertThat(mounted(pod, "/app/config").at("/configMap/name").asText()).isEqualTo("auth-service-config");
        assertThat(mounted(pod, "/tmp").has("emptyDir")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {WEST, EAST, STAGING, TESTING})
    void f6_the_authentication_service_is_configured(String region) {
        assertThat(object(region, "ConfigMap", "auth-service-config")
                        .json()
                        .path("data")
                        .path("config.yaml")
                        .asText())
                .contains(
                        "jwt_expiry: \"15m\"",
                        "refresh_expiry: \"7d\"",
                        "max_sessions: 5",
                        "window_ms: 900000",
                        "max_requests: 100");
    }

    @ParameterizedTest
    @CsvSource({"/api/v1/auth, AuthService", "/api/v1/users, UserService"})
    void f7_paths_of_the_api_lead_to_their_services(String path, String service) {
        var rule = Assembly.properties(WEST + "-ingress", "AWS::ElasticLoadBalancingV2::ListenerRule").stream()
                .filter(candidate -> candidate.path("Conditions").toString().contains("\"" + path + "\""))
                .findFirst()
                .orElseThrow();

        assertThat(rule.path("Conditions").toString()).contains("\"api.example.com\"", "\"%s/*\"".formatted(path));
        assertThat(rule.at("/Actions/0/ForwardConfig/TargetGroups/0/TargetGroupArn/Ref")
                        .asText())
                .startsWith("Entry" + service + "Blue");
        assertThat(only(WEST + "-ingress", "AWS::CertificateManager::Certificate")
                        .path("SubjectAlternativeNames")
                        .toString())
                .contains("\"api.example.com\"");
    }

    @Test
    void f7_one_address_has_100_requests_a_second() {
        assertThat(only(WEST + "-ingress", "AWS::WAFv2::WebACL").path("Rules")).anySatisfy(rule -> {
            var rate = rule.at("/Statement/RateBasedStatement");
            assertThat(rate.path("Limit").asInt())
                    .isEqualTo(100 * rate.path("EvaluationWindowSec").asInt(300));
            assertThat(rate.path("AggregateKeyType").asText()).isEqualTo("IP");
            assertThat(rule.path("Action").has("Block")).isTrue();
        });
    }

    @ParameterizedTest
    @CsvSource({"auth-service, 3", "user-service, 5", "task-service, 4", "notification-service, 2"})
    void f8_services_never_have_fewer_replicas(String service, int fewest) {
        for (var region : new String[] {WEST, EAST}) {
            assertThat(autoscaler(region, service).path("minReplicas").asInt()).isEqualTo(fewest);
            assertThat(object(region, "Deployment", service).spec().has("replicas"))
                    .as("replicas that would be set back with each release")
                    .isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"api-gateway", "auth-service", "user-service", "task-service", "notification-service"})
    void f9_services_grow_to_ten_fast_and_shrink_slowly(String service) {
        var autoscaler = autoscaler(WEST, service);

        assertThat(autoscaler.path("maxReplicas").asInt()).isEqualTo(10);
        assertThat(autoscaler.path("metrics"))
                .extracting(metric -> metric.path("type").asText()
                        + " "
                        + metric.at("/resource/name").asText()
                        + metric.at("/pods/metric/name").asText()
                        + " "
                        + metric.at("/resource/target/averageUtilization").asText()
                        + metric.at("/pods/target/averageValue").asText())
                .containsExactly("Resource cpu 70", "Resource memory 80", "Pods requests_per_second 100");
        assertThat(steps(autoscaler.at("/behavior/scaleDown"))).containsExactly("Percent 50 60");
        assertThat(autoscaler
                        .at("/behavior/scaleDown/stabilizationWindowSeconds")
                        .asInt())
                .isEqualTo(300);
        assertThat(steps(autoscaler.at("/behavior/scaleUp"))).containsExactly("Percent 100 60", "Pods 2 60");
        assertThat(autoscaler.at("/behavior/scaleUp/stabilizationWindowSeconds").asInt())
                .isEqualTo(60);
        assertThat(autoscaler.at("/behavior/scaleUp/selectPolicy").asText("Max"))
                .isEqualTo("Max");
    }

    /** Automatic where pods are not counted by the same measures, and only shown where they are. */
    @ParameterizedTest
    @CsvSource({STAGING + ", Auto", WEST + ", Off"})
    void f10_the_authentication_service_is_sized_between_its_bounds(String region, String mode) {
        var autoscaler =
                object(region, "VerticalPodAutoscaler", "auth-service-vpa").spec();
        var bounds = autoscaler.at("/resourcePolicy/containerPolicies/0");

        assertThat(autoscaler.at("/updatePolicy/updateMode").asText()).isEqualTo(mode);
        assertThat(Applied.strings(bounds.path("minAllowed"))).isEqualTo(Map.of("cpu", "100m", "memory", "128Mi"));
        assertThat(Applied.strings(bounds.path("maxAllowed"))).isEqualTo(Map.of("cpu", "1", "memory", "2Gi"));
        assertThat(cluster(region).has("HorizontalPodAutoscaler", namespace(region), "auth-service-hpa"))
                .isEqualTo(mode.equals("Off"));
    }

    private static void assertProbe(JsonNode probe, String path, int delay, int period, int timeout, int failures) {
        assertThat(probe.at("/httpGet/path").asText()).isEqualTo(path);
        assertThat(probe.at("/httpGet/port").asInt()).isEqualTo(3001);
        assertThat(probe.path("initialDelaySeconds").asInt()).isEqualTo(delay);
        assertThat(probe.path("periodSeconds").asInt()).isEqualTo(period);
        assertThat(probe.path("timeoutSeconds").asInt()).isEqualTo(timeout);
        assertThat(probe.path("failureThreshold").asInt()).isEqualTo(failures);
    }

    private static Iterable<String> steps(JsonNode behaviour) {
        return Applied.each(behaviour.path("policies"))
                .map(step -> "%s %s %s"
                        .formatted(
                                step.path("type").asText(),
                                step.path("value").asText(),
                                step.path("periodSeconds").asText()))
                .sorted()
                .toList();
    }

    private static JsonNode mounted(JsonNode pod, String path) {
        var name = Applied.each(pod.at("/containers/0/volumeMounts"))
                .filter(mount -> mount.path("mountPath").asText().equals(path))
                .findFirst()
                .orElseThrow()
                .path("name")
                .asText();
        return Applied.each(pod.path("volumes"))
                .filter(volume -> volume.path("name").asText().equals(name))
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

    private static JsonNode autoscaler(String region, String service) {
        return object(region, "HorizontalPodAutoscaler", service + "-hpa").spec();
    }

    private static JsonNode container(String region, String service) {
        return object(region, "Deployment", service).spec().at("/template/spec/containers/0");
    }

    private static Applied object(String region, String kind, String name) {
        return cluster(region).get(kind, namespace(region), name);
    }

    private static Cluster cluster(String region) {
        return Clusters.of(region).cluster();
    }

    /** Each environment's services live in a namespace of its name. */
    private static String namespace(String region) {
        return Clusters.of(region).environment().name();
    }

    private static JsonNode only(String stack, String type) {
        var all = Assembly.properties(stack, type);
        assertThat(all).as("%s in %s", type, stack).hasSize(1);
        return all.get(0);
    }
}
