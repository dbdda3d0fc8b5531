package dev.meridian.constructs.balancing;

import dev.meridian.constructs.balancing.loadbalancer.Checks;
import dev.meridian.constructs.balancing.routing.WebService;
import java.util.HashSet;
import java.util.List;

/** Which services fit behind one load balancer ("Quotas for your Application Load Balancers"). */
final class ServiceQuotas {
    private static final int MOST_RULES = 100;
    private static final int MOST_TARGET_GROUPS = 100;

    private ServiceQuotas() {}

    static void require(List<WebService> services) {
        if (services.isEmpty()) {
            throw new IllegalArgumentException("services must name at least one service, got none");
        }
        var names = new HashSet<String>();
        var priorities = new HashSet<Integer>();
        var groups = 0;
        for (var service : services) {
            if (!names.add(service.name())) {
                throw new IllegalArgumentException(
                        "services must differ in name, got '%s' twice".formatted(service.name()));
            }
            for (var route : service.routes()) {
                if (!priorities.add(route.priority())) {
                    throw new IllegalArgumentException("routes must differ in priority, got %d again at service '%s'"
                            .formatted(route.priority(), service.name()));
                }
            }
            groups += service.split().colours().size();
        }
        Checks.requireWithin("the number of routes", 1, MOST_RULES, priorities.size());
        Checks.requireWithin("the number of target groups", 1, MOST_TARGET_GROUPS, groups);
    }
}
