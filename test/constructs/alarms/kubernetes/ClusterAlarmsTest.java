package dev.meridian.constructs.alarms.kubernetes;

import static dev.meridian.constructs.alarms.Synthesized.TOPIC;
import static org.assertj.core.api.Assertions.assertThat;

import dev.meridian.constructs.alarms.Synthesized;
import dev.meridian.support.TestStack;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClusterAlarmsTest {
    private static Synthesized template;

    @BeforeAll
    static void synthesize() {
        var stack = TestStack.create();
        new ClusterAlarms(
                stack,
                "Cluster",
                ClusterAlarmsProps.builder(TOPIC, "tapwork")
                        .cpuPercent(70)
                        .memoryPercent(75)
                        .build());
        template = Synthesized.of(stack);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ClusterReporting | cluster_node_count | Minimum",
                "ClusterFailedNodes | cluster_failed_node_count | Maximum",
                "ClusterCpu | node_cpu_utilization | Average",
                "ClusterMemory | node_memory_utilization | Maximum",
                "ClusterDisk | node_filesystem_utilization | Maximum"
            })
    void looks_at_the_cluster_as_a_whole(String alarm, String metric, String statistic) {
        assertThat(template.metric(alarm)).isEqualTo("ContainerInsights/%s{ClusterName=tapwork} %s", metric, statistic);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ClusterReporting | LessThan 1, 3 of 3 x 300 s, breaching",
                "ClusterFailedNodes | GreaterThanOrEqualTo 1, 10 of 10 x 60 s, notBreaching",
                "ClusterCpu | GreaterThanOrEqualTo 70, 15 of 15 x 60 s, missing",
                "ClusterMemory | GreaterThanOrEqualTo 75, 15 of 15 x 60 s, missing",
                "ClusterDisk | GreaterThanOrEqualTo 80, 15 of 15 x 60 s, missing"
            })
    void knows_what_is_too_much_and_what_silence_means(String alarm, String rule) {
        assertThat(template.rule(alarm)).isEqualTo(rule);
    }

    @Test
    void has_no_other_alarm() {
        assertThat(template.alarms()).hasSize(5);
    }

    @Test
    void the_end_of_a_metric_is_told_but_not_as_an_alarm() {
        assertThat(template.alarm("ClusterCpu").path("InsufficientDataActions").toString())
                .isEqualTo("[\"%s\"]", TOPIC);
        assertThat(template.alarm("ClusterReporting").has("InsufficientDataActions"))
                .isFalse();
    }
}
