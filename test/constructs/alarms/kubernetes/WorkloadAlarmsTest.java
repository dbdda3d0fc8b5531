package dev.meridian.constructs.alarms.kubernetes;

import static dev.meridian.constructs.alarms.Synthesized.TOPIC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.meridian.constructs.alarms.Synthesized;
import dev.meridian.constructs.alarms.conditions.Window;
import dev.meridian.support.TestStack;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkloadAlarmsTest {
    private static final Workload API = new Workload.Replicated("tapwork", "api");

    private static Synthesized template;

    @BeforeAll
    static void synthesize() {
        var stack = TestStack.create();
        new WorkloadAlarms(
                stack, "Api", WorkloadAlarmsProps.builder(TOPIC, "tapwork", API).build());
        new WorkloadAlarms(
                stack,
                "Postgres",
                WorkloadAlarmsProps.builder(TOPIC, "tapwork", new Workload.Stateful("tapwork", "postgres", 2))
                        .restarts(1)
                        .cpuPercent(70)
                        .memoryPercent(75)
                        .window(new Window(5, 3, 2))
                        .build());
        template = Synthesized.of(stack);
    }

    @Test
    void watches_restarts_crash_loops_cpu_and_memory() {
        assertThat(template.alarms())
                .containsExactly(
                        "ApiCpu",
                        "ApiCrashLoop",
                        "ApiMemory",
                        "ApiRestarts",
                        "PostgresCpu",
                        "PostgresCrashLoop",
                        "PostgresMemory",
                        "PostgresRestarts");
    }

    @Test
    void three_restarts_of_any_pod_within_a_quarter_of_an_hour_are_too_many() {
        assertThat(template.metric("ApiRestarts"))
                .isEqualTo("ContainerInsights/pod_number_of_container_restarts"
                        + "{ClusterName=tapwork, Namespace=tapwork, PodName=api} Sum");
        assertThat(template.rule("ApiRestarts")).isEqualTo("GreaterThanOrEqualTo 3, 1 of 1 x 900 s, notBreaching");
    }

    @Test
    void a_crash_loop_that_has_slowed_down_is_still_seen() {
        assertThat(template.metric("ApiCrashLoop"))
                .isEqualTo("ContainerInsights/pod_container_status_waiting_reason_crash_loop_back_off"
                        + "{ClusterName=tapwork, Namespace=tapwork, PodName=api} Maximum");
        assertThat(template.rule("ApiCrashLoop")).isEqualTo("GreaterThanOrEqualTo 1, 10 of 15 x 60 s, notBreaching");
    }

    @Test
    void cpu_counts_on_average_and_memory_of_the_fullest_pod() {
        assertThat(template.metric("ApiCpu"))
                .isEqualTo("ContainerInsights/pod_cpu_utilization_over_pod_limit"
                        + "{ClusterName=tapwork, Namespace=tapwork, PodName=api} Average");
        assertThat(template.metric("ApiMemory"))
                .isEqualTo("ContainerInsights/pod_memory_utilization_over_pod_limit"
                        + "{ClusterName=tapwork, Namespace=tapwork, PodName=api} Maximum");
        assertThat(template.rule("ApiCpu")).isEqualTo("GreaterThanOrEqualTo 90, 15 of 15 x 60 s, notBreaching");
        assertThat(template.rule("ApiMemory")).isEqualTo("GreaterThanOrEqualTo 90, 15 of 15 x 60 s, notBreaching");
    }

    @Test
    void pods_of_a_stateful_set_are_watched_under_their_own_names() {
        assertThat(template.metrics("PostgresRestarts"))
                .containsExactly(
                        "pod0 = ContainerInsights/pod_number_of_container_restarts"
                                + "{ClusterName=tapwork, Namespace=tapwork, PodName=postgres-0} Sum 900",
                        "pod1 = ContainerInsights/pod_number_of_container_restarts"
                                + "{ClusterName=tapwork, Namespace=tapwork, PodName=postgres-1} Sum 900",
                        "*result = SUM(METRICS())");
        assertThat(template.metrics("PostgresMemory")).endsWith("*result = MAX(METRICS())");
        assertThat(template.metrics("PostgresCpu")).endsWith("*result = AVG(METRICS())");
    }

    @Test
    void what_is_too_much_can_be_said() {
        assertThat(template.rule("PostgresRestarts")).startsWith("GreaterThanOrEqualTo 1,");
        assertThat(template.rule("PostgresCpu")).isEqualTo("GreaterThanOrEqualTo 70, 2 of 3 x 300 s, notBreaching");
        assertThat(template.rule("PostgresMemory")).isEqualTo("GreaterThanOrEqualTo 75, 2 of 3 x 300 s, notBreaching");
    }

    @Test
    void a_single_pod_of_a_stateful_set_needs_no_formula() {
        var stack = TestStack.create();

        new WorkloadAlarms(
                stack,
                "Postgres",
                WorkloadAlarmsProps.builder(TOPIC, "tapwork", new Workload.Stateful("tapwork", "postgres", 1))
                        .build());

        assertThat(Synthesized.of(stack).metric("PostgresCpu")).contains("PodName=postgres-0");
    }

    @Test
    void the_topic_hears_of_trouble_and_of_its_end() {
        var alarm = template.alarm("ApiRestarts");

        assertThat(alarm.path("AlarmActions").toString()).isEqualTo("[\"%s\"]", TOPIC);
        assertThat(alarm.path("OKActions").toString()).isEqualTo("[\"%s\"]", TOPIC);
        assertThat(alarm.has("InsufficientDataActions")).isFalse();
        assertThat(alarm.has("AlarmName")).isFalse();
    }

    @Test
    void an_alarm_says_what_to_do_first() {
        assertThat(template.alarm("ApiRestarts").path("AlarmDescription").asText())
                .isEqualTo("Containers of tapwork/api restarted 3 times or more within 15 minutes. First see why the"
                        + " last one ended: kubectl describe pod, then kubectl logs --previous.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Api", "api_1", "-api", "a.b", ""})
    void refuses_names_that_kubernetes_does_not_take(String name) {
        assertThatThrownBy(() -> new Workload.Replicated("tapwork", name))
                .hasMessage("name must have 1 to 63 lower-case letters, digits or inner hyphens, got '%s'", name);
    }

    @Test
    void refuses_more_pods_than_one_alarm_can_name() {
        assertThatThrownBy(() -> new Workload.Stateful("tapwork", "postgres", 11))
                .hasMessage("replicas of postgres must be 1 to 10, got 11");
    }

    @Test
    void refuses_limits_that_make_no_sense() {
        var props = WorkloadAlarmsProps.builder(TOPIC, "tapwork", API);

        assertThatThrownBy(() -> props.restarts(0).build()).hasMessage("restarts must be 1 to 1000, got 0");
        props.restarts(1);
        assertThatThrownBy(() -> props.cpuPercent(101).build()).hasMessage("cpuPercent must be 1 to 100, got 101");
        assertThatThrownBy(() -> WorkloadAlarmsProps.builder(TOPIC, " ", API).build())
                .hasMessage("clusterName must not be blank, got ' '");
    }
}
