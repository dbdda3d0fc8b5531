package dev.meridian.constructs.alarms.kubernetes;

import dev.meridian.constructs.alarms.conditions.Comparison;
import dev.meridian.constructs.alarms.conditions.Condition;
import dev.meridian.constructs.alarms.conditions.Condition.Message;
import dev.meridian.constructs.alarms.conditions.Measure;
import dev.meridian.constructs.alarms.conditions.Measure.Statistic;
import dev.meridian.constructs.alarms.conditions.Silence;
import dev.meridian.constructs.alarms.conditions.Window;
import java.util.List;
import java.util.Map;
import software.constructs.Construct;

/**
 * Alarms on the nodes of a cluster: failed ones, CPU, memory and disks; and on the metrics themselves, which
 * {@link WorkloadAlarms} read too.
 *
 * <p>When a cluster is new, the alarm on missing metrics goes off once, until the add-on writes the first ones.
 */
public final class ClusterAlarms extends Construct {
    static final String NAMESPACE = "ContainerInsights";

    /** A node that joins or leaves is not ready for a few minutes. */
    private static final Window FAILED = Window.minutes(10);

    /** Longer than an update of the add-on takes. */
    private static final Window UNHEARD = new Window(5, 3, 3);

    private final ClusterAlarmsProps props;

    /** Defines the alarms. */
    public ClusterAlarms(Construct scope, String id, ClusterAlarmsProps props) {
        super(scope, id);
        this.props = props;
        Condition.watch(this, props.topicArn(), List.of(reporting(), failedNodes(), cpu(), memory(), disk()));
    }

    private Condition reporting() {
        return new Condition(
                "Reporting",
                nodes("cluster_node_count", Statistic.MINIMUM),
                Comparison.BELOW,
                1,
                UNHEARD,
                Silence.IS_ALARMING,
                new Message(
                        "Cluster %s writes no metrics, or has no node; no other alarm on its pods can go off."
                                .formatted(props.clusterName()),
                        "First see whether the add-on amazon-cloudwatch-observability is active and its pods run."));
    }

    private Condition failedNodes() {
        return new Condition(
                "FailedNodes",
                nodes("cluster_failed_node_count", Statistic.MAXIMUM),
                Comparison.AT_LEAST,
                1,
                FAILED,
                Silence.IS_FINE,
                new Message(
                        "A node of cluster %s has failed.".formatted(props.clusterName()),
                        "First read its conditions with kubectl describe node, then drain and replace it."));
    }

    /** The average: packing some nodes tight is the scheduler's and Karpenter's task. */
    private Condition cpu() {
        return new Condition(
                "Cpu",
                nodes("node_cpu_utilization", Statistic.AVERAGE),
                Comparison.AT_LEAST,
                props.cpuPercent(),
                props.window(),
                Silence.IS_TOLD,
                new Message(
                        "The nodes of cluster %s use %d %% of their CPU or more."
                                .formatted(props.clusterName(), props.cpuPercent()),
                        "First see why no node is added: the autoscaler's limits, then its log."));
    }

    /** The maximum: one full node evicts its pods, however empty the others are. */
    private Condition memory() {
        return new Condition(
                "Memory",
                nodes("node_memory_utilization", Statistic.MAXIMUM),
                Comparison.AT_LEAST,
                props.memoryPercent(),
                props.window(),
                Silence.IS_TOLD,
                new Message(
                        "A node of cluster %s uses %d %% of its memory or more and will evict pods."
                                .formatted(props.clusterName(), props.memoryPercent()),
                        "First find pods that use far more than they request with kubectl top pods, and raise their"
                                + " requests."));
    }

    private Condition disk() {
        return new Condition(
                "Disk",
                nodes("node_filesystem_utilization", Statistic.MAXIMUM),
                Comparison.AT_LEAST,
                props.diskPercent(),
                props.window(),
                Silence.IS_TOLD,
                new Message(
                        "A disk of a node of cluster %s is %d %% full or more."
                                .formatted(props.clusterName(), props.diskPercent()),
                        "First find what fills it, images, logs or emptyDir volumes; replace the node if in doubt."));
    }

    private Measure nodes(String name, Statistic statistic) {
        return new Measure.Series(NAMESPACE, name, Map.of("ClusterName", props.clusterName()), statistic);
    }
}
