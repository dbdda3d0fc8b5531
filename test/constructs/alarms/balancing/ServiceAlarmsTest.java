package dev.meridian.constructs.alarms.balancing;

import static dev.meridian.constructs.alarms.Synthesized.TOPIC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.meridian.constructs.alarms.Synthesized;
import dev.meridian.support.TestStack;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.Fn;

class ServiceAlarmsTest {
    private static final String ENTRY = "app/tapwork/50dc6c495c0c9188";
    private static final String BLUE = "targetgroup/api-blue/73e2d6bc24d8a067";
    private static final String DIMENSIONS = "{LoadBalancer=%s, TargetGroup=%s}".formatted(ENTRY, BLUE);

    private static Synthesized template;

    @BeforeAll
    static void synthesize() {
        var stack = TestStack.create();
        new EntryAlarms(
                stack,
                "Entry",
                EntryAlarmsProps.builder(TOPIC, "tapwork", ENTRY).build());
        new ServiceAlarms(
                stack,
                "Blue",
                ServiceAlarmsProps.builder(TOPIC, "api (blue)", ENTRY, BLUE).build());
        new ServiceAlarms(
                stack,
                "Green",
                ServiceAlarmsProps.builder(TOPIC, "api (green)", ENTRY, "targetgroup/api-green/0123456789abcdef")
                        .errorPercent(1)
                        .leastRequests(100)
                        .responseTime(new ResponseTime.NinetyFifth(750))
                        .build());
        template = Synthesized.of(stack);
    }

    @Test
    void each_colour_has_alarms_of_its_own() {
        assertThat(template.alarms())
                .containsExactly(
                        "BlueErrorRate",
                        "BlueUnhealthyTargets",
                        "EntryErrors",
                        "EntryRejectedConnections",
                        "GreenErrorRate",
                        "GreenResponseTime",
                        "GreenUnhealthyTargets");
    }

    @Test
    void the_error_rate_is_a_share_of_enough_requests() {
        assertThat(template.metrics("BlueErrorRate"))
                .containsExactly(
                        "errors = AWS/ApplicationELB/HTTPCode_Target_5XX_Count" + DIMENSIONS + " Sum 60",
                        "requests = AWS/ApplicationELB/RequestCount" + DIMENSIONS + " Sum 60",
                        "*result = IF(requests >= 20, 100 * FILL(errors, 0) / requests, 0)");
        assertThat(template.rule("BlueErrorRate")).isEqualTo("GreaterThanOrEqualTo 5, 3 of 5 x 60 s, notBreaching");
    }

    @Test
    void an_alarm_on_a_formula_names_no_metric_beside_it() {
        var alarm = template.alarm("BlueErrorRate");

        for (var property : new String[] {"MetricName", "Namespace", "Dimensions", "Period", "Statistic"}) {
            assertThat(alarm.has(property)).as(property).isFalse();
        }
    }

    @Test
    void how_many_errors_among_how_many_requests_can_be_said() {
        assertThat(template.metrics("GreenErrorRate"))
                .endsWith("*result = IF(requests >= 100, 100 * FILL(errors, 0) / requests, 0)");
        assertThat(template.rule("GreenErrorRate")).startsWith("GreaterThanOrEqualTo 1,");
    }

    @Test
    void a_target_may_be_unhealthy_for_less_than_ten_minutes() {
        assertThat(template.metric("BlueUnhealthyTargets"))
                .isEqualTo("AWS/ApplicationELB/UnHealthyHostCount" + DIMENSIONS + " Maximum");
        assertThat(template.rule("BlueUnhealthyTargets"))
                .isEqualTo("GreaterThanOrEqualTo 1, 10 of 10 x 60 s, notBreaching");
    }

    @Test
    void slow_answers_are_told_if_asked_unless_there_are_too_few() {
        var alarm = template.alarm("GreenResponseTime");

        assertThat(template.metric("GreenResponseTime"))
                .startsWith("AWS/ApplicationELB/TargetResponseTime{")
                .endsWith(" p95");
        assertThat(template.rule("GreenResponseTime")).isEqualTo("GreaterThan 0.75, 3 of 5 x 60 s, notBreaching");
        assertThat(alarm.path("EvaluateLowSampleCountPercentile").asText()).isEqualTo("ignore");
        assertThat(alarm.has("Statistic")).isFalse();
    }

    @Test
    void the_load_balancer_tells_errors_of_its_own() {
        assertThat(template.metric("EntryErrors"))
                .isEqualTo("AWS/ApplicationELB/HTTPCode_ELB_5XX_Count{LoadBalancer=%s} Sum", ENTRY);
        assertThat(template.rule("EntryErrors")).isEqualTo("GreaterThanOrEqualTo 5, 3 of 5 x 60 s, notBreaching");
        assertThat(template.metric("EntryRejectedConnections"))
                .isEqualTo("AWS/ApplicationELB/RejectedConnectionCount{LoadBalancer=%s} Sum", ENTRY);
        assertThat(template.rule("EntryRejectedConnections"))
                .isEqualTo("GreaterThanOrEqualTo 1, 1 of 1 x 300 s, notBreaching");
    }

    @Test
    void takes_names_that_a_deployment_knows() {
        assertThat(EntryAlarmsProps.builder(TOPIC, "tapwork", Fn.ref("Balancer"))
                        .build()
                        .loadBalancerFullName())
                .contains("Token");
    }

    @Test
    void refuses_arns_where_metrics_have_full_names() {
        var arn = "arn:aws:elasticloadbalancing:us-east-1:111111111111:loadbalancer/" + ENTRY;

        assertThatThrownBy(() -> EntryAlarmsProps.builder(TOPIC, "tapwork", arn).build())
                .hasMessage(
                        "loadBalancerFullName must begin with app/, as the last part of the ARN does, got '%s'", arn);
        assertThatThrownBy(() -> ServiceAlarmsProps.builder(TOPIC, "api", ENTRY, "api-blue")
                        .build())
                .hasMessage("targetGroupFullName must begin with targetgroup/, as the last part of the ARN does, got"
                        + " 'api-blue'");
    }

    @Test
    void refuses_limits_that_make_no_sense() {
        assertThatThrownBy(() -> ServiceAlarmsProps.builder(TOPIC, "api", ENTRY, BLUE)
                        .errorPercent(0)
                        .build())
                .hasMessage("errorPercent must be 1 to 100, got 0");
        assertThatThrownBy(() -> ServiceAlarmsProps.builder(TOPIC, "api", ENTRY, BLUE)
                        .leastRequests(0)
                        .build())
                .hasMessage("leastRequests must be 1 to 1000000, got 0");
        assertThatThrownBy(() -> new ResponseTime.NinetyFifth(0))
                .hasMessage("millis of the response time must be 1 to 3600000, got 0");
    }
}
