package dev.meridian.stacks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.meridian.app.StackArtifact;
import dev.meridian.environments.PhysicalNames;
import dev.meridian.environments.Systems;
import dev.meridian.support.Assembly;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people are told of (T10, F2), and whether anybody measures it. */
class AlarmsTest {
    private static final String ALARM = "AWS::CloudWatch::Alarm";
    private static final String TAPWORK = "tapwork-production-us-east-1-";
    private static final String OREGON = "taskflow-production-us-west-2-";
    private static final String VIRGINIA = "taskflow-production-us-east-1-";
    private static final String ATLAS = "atlas-production-us-east-1-";

    /** What definitions say; the stages named in other tests here are among them. */
    private static final Set<String> TOLD = Systems.all().stream()
            .flatMap(system -> system.environments().stream()
                    .filter(environment -> environment.alerts().isPresent())
                    .map(environment -> new PhysicalNames(system.name(), environment.name()).stage()))
            .collect(Collectors.toSet());

    @Test
    void environments_with_alerts_have_their_alarms_in_every_region_and_others_have_none() {
        var stacks = layer("observability").toList();

        assertThat(stacks).extracting(StackArtifact::stage).containsOnlyElementsOf(TOLD);
        assertThat(TOLD).contains("tapwork-production", "taskflow-production", "taskflow-staging");
        for (var stage : TOLD) {
            assertThat(stacks.stream().filter(stack -> stack.stage().equals(stage)))
                    .as(stage)
                    .hasSameSizeAs(layer("network")
                            .filter(stack -> stack.stage().equals(stage))
                            .toList());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "tapwork-production-us-east-1, on-call@tapwork.com",
        "taskflow-production-us-west-2, on-call@example.com",
        "taskflow-production-us-east-1, on-call@example.com",
        "taskflow-staging-us-west-2, platform@example.com"
    })
    void every_alarm_goes_to_one_encrypted_topic_that_somebody_reads(String region, String address) {
        var stack = region + "-observability";
        var subscription = only(Assembly.properties(stack, "AWS::SNS::Subscription"));
        var topic = subscription.path("TopicArn");

        assertThat(only(Assembly.properties(stack, "AWS::SNS::Topic"))
                        .path("KmsMasterKeyId")
                        .toString())
                .contains("Key");
        assertThat(subscription.path("Protocol").asText()).isEqualTo("email");
        assertThat(subscription.path("Endpoint").asText()).isEqualTo(address);
        assertThat(Assembly.properties(stack, ALARM)).hasSizeGreaterThan(20).allSatisfy(alarm -> {
            assertThat(alarm.path("AlarmActions")).containsExactly(topic);
            assertThat(alarm.path("AlarmDescription").asText()).contains("First ");
        });
    }

    /** Both colours of the blue-green service run at all times, each as a Deployment. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "pod_number_of_container_restarts",
                "pod_container_status_waiting_reason_crash_loop_back_off",
                "pod_cpu_utilization_over_pod_limit",
                "pod_memory_utilization_over_pod_limit"
            })
    void t10_restarts_and_resources_of_all_pods_of_tapwork_are_watched(String metric) {
        var watched = alarms(TAPWORK, "ContainerInsights", metric);

        assertThat(watched)
                .extracting(alarm -> dimension(alarm, "PodName"))
                .containsExactlyInAnyOrder("tapwork-api-blue", "tapwork-api-green", "scanner");
        assertThat(watched).allSatisfy(alarm -> {
            assertThat(dimension(alarm, "ClusterName")).isEqualTo("tapwork-production");
            assertThat(dimension(alarm, "Namespace")).isEqualTo("tapwork");
        });
    }

    @Test
    void t10_resources_of_the_nodes_of_tapwork_are_watched() {
        for (var metric : List.of(
                "node_cpu_utilization",
                "node_memory_utilization",
                "node_filesystem_utilization",
                "cluster_failed_node_count")) {
            assertThat(dimension(only(alarms(TAPWORK, "ContainerInsights", metric)), "ClusterName"))
                    .as(metric)
                    .isEqualTo("tapwork-production");
        }
    }

    /** The scanner is replaced pod by pod, so that its second group stays empty. */
    @Test
    void t10_the_error_rate_of_every_target_group_with_pods_of_tapwork_is_watched() {
        var watched = Assembly.properties(TAPWORK + "observability", ALARM).stream()
                .filter(alarm -> alarm.toString().contains("HTTPCode_Target_5XX_Count"))
                .toList();

        assertThat(watched)
                .extracting(alarm -> attribute(alarm.findValue("Dimensions"), "TargetGroup"))
                .containsExactlyInAnyOrder(
                        "[\"EntryTapworkApiBlueBD12CCD8\",\"TargetGroupFullName\"]",
                        "[\"EntryTapworkApiGreenBAE278AF\",\"TargetGroupFullName\"]",
                        "[\"EntryScannerBlue6A00AC0B\",\"TargetGroupFullName\"]");
        assertThat(watched).allSatisfy(alarm -> {
            assertThat(alarm.path("Threshold").asInt()).isEqualTo(5);
            assertThat(alarm.findValuesAsText("Expression"))
                    .containsExactly("IF(requests >= 20, 100 * FILL(errors, 0) / requests, 0)");
        });
    }

    @Test
    void t10_connections_to_the_database_of_tapwork_are_watched() {
        var connections = only(alarms(TAPWORK, "AWS/RDS", "DatabaseConnections"));
        var database = only(Assembly.properties(TAPWORK + "data", "AWS::RDS::DBInstance"));

        assertThat(dimension(connections, "DBInstanceIdentifier"))
                .isEqualTo(database.path("DBInstanceIdentifier").asText())
                .isEqualTo("tapwork-production-tapwork");
        // An m6g.large has 8 GiB, of which RDS derives some 830 connections.
        assertThat(connections.path("Threshold").asInt()).isBetween(600, 700);
    }

    @Test
    void the_load_balancers_own_errors_are_watched() {
        var errors = only(alarms(TAPWORK, "AWS/ApplicationELB", "HTTPCode_ELB_5XX_Count"));

        assertThat(attribute(errors.path("Dimensions"), "LoadBalancer"))
                .isEqualTo("[\"Entry\",\"LoadBalancerFullName\"]");
    }

    @Test
    void a_writer_is_watched_for_its_transaction_ids_and_a_replica_for_its_lag() {
        assertThat(dimension(only(alarms(OREGON, "AWS/RDS", "MaximumUsedTransactionIDs")), "DBInstanceIdentifier"))
                .isEqualTo("taskflow-production-tasks");
        assertThat(alarms(VIRGINIA, "AWS/RDS", "MaximumUsedTransactionIDs")).isEmpty();
        assertThat(Assembly.properties(VIRGINIA + "observability", ALARM))
                .filteredOn(alarm -> alarm.toString().contains("\"ReplicaLag\""))
                .hasSize(1)
                .allSatisfy(alarm -> assertThat(alarm.toString()).contains("taskflow-production-tasks"));
    }

    @Test
    void a_replica_beside_its_writer_is_watched_by_its_own_name() {
        assertThat(alarms(ATLAS, "AWS/RDS", "DatabaseConnections"))
                .extracting(alarm -> dimension(alarm, "DBInstanceIdentifier"))
                .containsExactlyInAnyOrder(
                        "atlas-production-main", "atlas-production-main-replica-1", "atlas-production-main-replica-2");
    }

    @Test
    void a_queue_is_watched_with_its_dead_letters() {
        var age = only(alarms(OREGON, "AWS/SQS", "ApproximateAgeOfOldestMessage"));
        var dead = only(alarms(OREGON, "AWS/SQS", "ApproximateNumberOfMessagesVisible"));

        assertThat(attribute(age.path("Dimensions"), "QueueName")).isEqualTo("[\"NotificationsQueue\",\"QueueName\"]");
        assertThat(attribute(dead.path("Dimensions"), "QueueName"))
                .isEqualTo("[\"NotificationsQueueDeadLetters50268306\",\"QueueName\"]");
    }

    @Test
    void nobody_is_told_of_what_is_not_there_yet() {
        layer("observability").forEach(stack -> {
            var region = stack.name().replaceFirst("observability$", "");
            assertThat(stack.dependencies()).contains(region + "data", region + "cluster", region + "ingress");
        });
    }

    @Test
    void clusters_publish_metrics_where_alarms_read_them_and_nowhere_else() {
        var publishing = new TreeSet<String>();
        layer("cluster").forEach(stack -> {
            if (addons(stack).contains("amazon-cloudwatch-observability")) {
                publishing.add(stack.stage());
                assertThat(Assembly.properties(stack.name(), "AWS::Logs::LogGroup"))
                        .filteredOn(group -> group.path("LogGroupName")
                                .asText()
                                .equals("/aws/containerinsights/%s/performance".formatted(stack.stage())))
                        .hasSize(1);
            }
        });

        assertThat(publishing).containsExactlyInAnyOrderElementsOf(TOLD);
    }

    private static Stream<StackArtifact> layer(String layer) {
        return Assembly.stacks().stream()
                .filter(stack -> stack.tags().get("layer").equals(layer));
    }

    private static List<String> addons(StackArtifact stack) {
        return Assembly.properties(stack.name(), "AWS::EKS::Addon").stream()
                .map(addon -> addon.path("AddonName").asText())
                .toList();
    }

    private static List<JsonNode> alarms(String region, String namespace, String metric) {
        return Assembly.properties(region + "observability", ALARM).stream()
                .filter(alarm -> alarm.path("Namespace").asText().equals(namespace))
                .filter(alarm -> alarm.path("MetricName").asText().equals(metric))
                .toList();
    }

    private static String dimension(JsonNode alarm, String name) {
        return value(alarm.path("Dimensions"), name).asText();
    }

    /** The resource of another stack, and its attribute, that a dimension is read from. */
    private static String attribute(JsonNode dimensions, String name) {
        var reference = value(dimensions, name).path("Fn::GetStackOutput");
        return Assembly.stack(reference.path("StackName").asText())
                .template()
                .path("Outputs")
                .path(reference.path("OutputName").asText())
                .path("Value")
                .path("Fn::GetAtt")
                .toString();
    }

    private static JsonNode value(JsonNode dimensions, String name) {
        return StreamSupport.stream(dimensions.spliterator(), false)
                .filter(dimension -> dimension.path("Name").asText().equals(name))
                .findFirst()
                .orElseThrow()
                .path("Value");
    }

    private static JsonNode only(List<JsonNode> nodes) {
        assertThat(nodes).hasSize(1);
        return nodes.get(0);
    }
}
