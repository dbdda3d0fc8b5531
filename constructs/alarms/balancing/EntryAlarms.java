package dev.meridian.constructs.alarms.balancing;

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
 * Alarms on an Application Load Balancer as a whole: errors it answers itself, because no target could, and connections
 * it turned away. The services behind it have {@link ServiceAlarms}.
 */
public final class EntryAlarms extends Construct {
    static final String NAMESPACE = "AWS/ApplicationELB";

    private final EntryAlarmsProps props;

    /** Defines the alarms. */
    public EntryAlarms(Construct scope, String id, EntryAlarmsProps props) {
        super(scope, id);
        this.props = props;
        Condition.watch(this, props.topicArn(), List.of(errors(), rejectedConnections()));
    }

    private Condition errors() {
        return new Condition(
                "Errors",
                sum("HTTPCode_ELB_5XX_Count"),
                Comparison.AT_LEAST,
                props.errors(),
                props.window(),
                Silence.IS_FINE,
                new Message(
                        "The load balancer of %s answers with errors of its own: its targets are missing, unreachable"
                                        .formatted(props.title())
                                + " or too slow.",
                        "First see which target group has no healthy target, then whether its pods run at all."));
    }

    private Condition rejectedConnections() {
        return new Condition(
                "RejectedConnections",
                sum("RejectedConnectionCount"),
                Comparison.AT_LEAST,
                1,
                Window.once(5),
                Silence.IS_FINE,
                new Message(
                        "The load balancer of %s turned connections away, having reached its maximum."
                                .formatted(props.title()),
                        "First see in the firewall's log whether it is an attack; else reserve capacity for it."));
    }

    private Measure sum(String name) {
        return new Measure.Series(NAMESPACE, name, Map.of("LoadBalancer", props.loadBalancerFullName()), Statistic.SUM);
    }
}
