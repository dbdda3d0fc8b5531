package dev.meridian.constructs.alarms.kubernetes;

import dev.meridian.constructs.alarms.conditions.Comparison;
import dev.meridian.constructs.alarms.conditions.Condition;
import dev.meridian.constructs.alarms.conditions.Condition.Message;
import dev.meridian.constructs.alarms.conditions.Measure;
import dev.meridian.constructs.alarms.conditions.Measure.Statistic;
import dev.meridian.constructs.alarms.conditions.Silence;
import dev.meridian.constructs.alarms.conditions.Window;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.constructs.Construct;

/**
 * Alarms on the pods of one workload: restarts, crash loops, and CPU and memory near their limits.
 *
 * <p>They read what the EKS add-on {@code amazon-cloudwatch-observability} writes as Container Insights with enhanced
 * observability (Amazon CloudWatch User Guide, "Enhanced Container Insights (Classic) metric reference"); its OTel mode
 * writes other names. Use {@link ClusterAlarms} too, which tell when it writes nothing. CPU and memory are only written
 * for pods whose containers all have limits.
 */
public final class WorkloadAlarms extends Construct {
    /** Restarts are counted over so many minutes: three times what a crash loop at its slowest waits between two. */
    public static final int RESTART_WINDOW_MINUTES = 15;

    /** A container waits most of the time once it is in a loop, but not all of it. */
    private static final Window CRASH_LOOP = new Window(1, 15, 10);

    private final WorkloadAlarmsProps props;

    /** Defines the alarms. */
    public WorkloadAlarms(Construct scope, String id, WorkloadAlarmsProps props) {
        super(scope, id);
        this.props = props;
        Condition.watch(this, props.topicArn(), List.of(restarts(), crashLoop(), cpu(), memory()));
    }

    /** The agent writes how many restarts there were since it last looked, not how many there ever were. */
    private Condition restarts() {
        return new Condition(
                "Restarts",
                measure("pod_number_of_container_restarts", Statistic.SUM, "SUM"),
                Comparison.AT_LEAST,
                props.restarts(),
                Window.once(RESTART_WINDOW_MINUTES),
                Silence.IS_FINE,
                new Message(
                        "Containers of %s restarted %d times or more within %d minutes."
                                .formatted(title(), props.restarts(), RESTART_WINDOW_MINUTES),
                        "First see why the last one ended: kubectl describe pod, then kubectl logs --previous."));
    }

    private Condition crashLoop() {
        return new Condition(
                "CrashLoop",
                measure("pod_container_status_waiting_reason_crash_loop_back_off", Statistic.MAXIMUM, "MAX"),
                Comparison.AT_LEAST,
                1,
                CRASH_LOOP,
                Silence.IS_FINE,
                new Message(
                        "A container of %s ends as soon as it starts, again and again.".formatted(title()),
                        "First compare with the last release: if it began there, roll back; else read"
                                + " kubectl logs --previous."));
    }

    private Condition cpu() {
        return new Condition(
                "Cpu",
                measure("pod_cpu_utilization_over_pod_limit", Statistic.AVERAGE, "AVG"),
                Comparison.AT_LEAST,
                props.cpuPercent(),
                props.window(),
                Silence.IS_FINE,
                new Message(
                        "Pods of %s use %d %% of their CPU limit or more on average."
                                .formatted(title(), props.cpuPercent()),
                        "First see whether the autoscaler is at its maximum, then raise that or the limit."));
    }

    private Condition memory() {
        return new Condition(
                "Memory",
                measure("pod_memory_utilization_over_pod_limit", Statistic.MAXIMUM, "MAX"),
                Comparison.AT_LEAST,
                props.memoryPercent(),
                props.window(),
                Silence.IS_FINE,
                new Message(
                        "A pod of %s uses %d %% of its memory limit or more and may be killed."
                                .formatted(title(), props.memoryPercent()),
                        "First see whether memory grows with load or with time; restart the pod if it leaks, else"
                                + " raise the limit."));
    }

    private Measure measure(String name, Statistic statistic, String combined) {
        var pods = props.workload().podNames();
        if (pods.size() == 1) {
            return series(name, statistic, pods.get(0));
        }
        var inputs = new LinkedHashMap<String, Measure.Series>();
        for (var pod : pods) {
            inputs.put("pod" + inputs.size(), series(name, statistic, pod));
        }
        return new Measure.Formula(combined + "(METRICS())", inputs);
    }

    private Measure.Series series(String name, Statistic statistic, String pod) {
        return new Measure.Series(
                ClusterAlarms.NAMESPACE,
                name,
                Map.of(
                        "ClusterName",
                        props.clusterName(),
                        "Namespace",
                        props.workload().namespace(),
                        "PodName",
                        pod),
                statistic);
    }

    private String title() {
        return props.workload().title();
    }
}
