package dev.meridian.constructs.alarms.balancing;

import dev.meridian.constructs.alarms.conditions.Comparison;
import dev.meridian.constructs.alarms.conditions.Condition;
import dev.meridian.constructs.alarms.conditions.Condition.Message;
import dev.meridian.constructs.alarms.conditions.Measure;
import dev.meridian.constructs.alarms.conditions.Measure.Statistic;
import dev.meridian.constructs.alarms.conditions.Silence;
import dev.meridian.constructs.alarms.conditions.Window;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import software.constructs.Construct;

/**
 * Alarms on one target group of an Application Load Balancer: error rate, unhealthy targets and, if asked, slow answers.
 * A service with two colours has two of these; the idle colour has no targets and stays quiet.
 *
 * <p>The metrics are those of "CloudWatch metrics for your Application Load Balancer" (User Guide for Application Load
 * Balancers). They are not written while there is nothing to count, so no alarm here minds silence.
 */
public final class ServiceAlarms extends Construct {
    /** Longer than a pod takes from its start to its first healthy answer. */
    private static final Window UNHEALTHY = Window.minutes(10);

    private static final double MILLIS_PER_SECOND = 1_000;

    private final ServiceAlarmsProps props;

    /** Defines the alarms. */
    public ServiceAlarms(Construct scope, String id, ServiceAlarmsProps props) {
        super(scope, id);
        this.props = props;
        var conditions = new ArrayList<Condition>();
        conditions.add(errorRate());
        conditions.add(unhealthyTargets());
        if (props.responseTime() instanceof ResponseTime.NinetyFifth slow) {
            conditions.add(responseTime(slow));
        }
        Condition.watch(this, props.topicArn(), conditions);
    }

    /**
     * Errors are missing where there were none, so they are filled; requests are missing where there were none, and with
     * them the whole rate.
     */
    private Condition errorRate() {
        var inputs = new LinkedHashMap<String, Measure.Series>();
        inputs.put("errors", series("HTTPCode_Target_5XX_Count", Statistic.SUM));
        inputs.put("requests", series("RequestCount", Statistic.SUM));
        return new Condition(
                "ErrorRate",
                new Measure.Formula(
                        "IF(requests >= %d, 100 * FILL(errors, 0) / requests, 0)".formatted(props.leastRequests()),
                        inputs),
                Comparison.AT_LEAST,
                props.errorPercent(),
                props.window(),
                Silence.IS_FINE,
                new Message(
                        "%s answers %d %% of requests or more with an error of its own."
                                .formatted(props.title(), props.errorPercent()),
                        "First compare with the last release: if it began there, switch back; else read the service's"
                                + " log for what it depends on."));
    }

    private Condition unhealthyTargets() {
        return new Condition(
                "UnhealthyTargets",
                series("UnHealthyHostCount", Statistic.MAXIMUM),
                Comparison.AT_LEAST,
                1,
                UNHEALTHY,
                Silence.IS_FINE,
                new Message(
                        "A target of %s fails its health check.".formatted(props.title()),
                        "First read the reason the target group gives, then call the health check from another pod."));
    }

    private Condition responseTime(ResponseTime.NinetyFifth slow) {
        return new Condition(
                "ResponseTime",
                series("TargetResponseTime", Statistic.P95),
                Comparison.ABOVE,
                slow.millis() / MILLIS_PER_SECOND,
                props.window(),
                Silence.IS_FINE,
                new Message(
                        "The slowest 5 %% of requests to %s take longer than %d ms."
                                .formatted(props.title(), slow.millis()),
                        "First see whether the database or the pods' CPU is at its limit, which have alarms too."));
    }

    private Measure.Series series(String name, Statistic statistic) {
        return new Measure.Series(
                EntryAlarms.NAMESPACE,
                name,
                Map.of("LoadBalancer", props.loadBalancerFullName(), "TargetGroup", props.targetGroupFullName()),
                statistic);
    }
}
