package dev.meridian.constructs.balancing.targets;

import static java.util.Objects.requireNonNull;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What happens when too few targets of a group are healthy ("Target group health").
 *
 * @param zoneLeavesDns below this floor the zone's addresses leave DNS, so that new clients go elsewhere
 * @param sendToAll below this floor requests go to all targets, the unhealthy too, because a doubtful answer is better
 *     than none
 */
public record GroupHealth(HealthFloor zoneLeavesDns, HealthFloor sendToAll) {
    /** Elastic Load Balancing's own: one healthy target is enough for both. */
    public static final GroupHealth ONE_TARGET =
            new GroupHealth(new HealthFloor.Targets(1), new HealthFloor.Targets(1));

    private static final String DNS = "target_group_health.dns_failover.minimum_healthy_targets.";
    private static final String ROUTING = "target_group_health.unhealthy_state_routing.minimum_healthy_targets.";

    /**
     * Checks that a zone leaves DNS no later than its unhealthy targets get traffic.
     *
     * @throws IllegalArgumentException if both floors are of one kind and that of DNS is the lower
     */
    public GroupHealth {
        requireNonNull(zoneLeavesDns, "zoneLeavesDns");
        requireNonNull(sendToAll, "sendToAll");
        if (zoneLeavesDns.getClass() == sendToAll.getClass() && figure(zoneLeavesDns) < figure(sendToAll)) {
            throw new IllegalArgumentException(
                    "zoneLeavesDns must not be below sendToAll, got %d and %d; the zone leaves DNS first"
                            .formatted(figure(zoneLeavesDns), figure(sendToAll)));
        }
    }

    /** The attributes of the target group that say so. */
    public Map<String, String> attributes() {
        var attributes = new LinkedHashMap<String, String>();
        attributes.put(DNS + "count", count(zoneLeavesDns, "off"));
        attributes.put(DNS + "percentage", percentage(zoneLeavesDns));
        // Unlike that of DNS, this count has no "off": 1 is its least.
        attributes.put(ROUTING + "count", count(sendToAll, "1"));
        attributes.put(ROUTING + "percentage", percentage(sendToAll));
        return attributes;
    }

    private static int figure(HealthFloor floor) {
        return floor instanceof HealthFloor.Targets number ? number.targets() : ((HealthFloor.Percent) floor).percent();
    }

    private static String count(HealthFloor floor, String otherwise) {
        return floor instanceof HealthFloor.Targets number ? Integer.toString(number.targets()) : otherwise;
    }

    private static String percentage(HealthFloor floor) {
        return floor instanceof HealthFloor.Percent share ? Integer.toString(share.percent()) : "off";
    }
}
