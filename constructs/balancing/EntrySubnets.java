package dev.meridian.constructs.balancing;

import dev.meridian.constructs.balancing.loadbalancer.Exposure;
import dev.meridian.constructs.balancing.loadbalancer.LoadBalancerLogs;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.services.ec2.IVpc;
import software.amazon.awscdk.services.ec2.SubnetSelection;
import software.amazon.awscdk.services.elasticloadbalancingv2.CfnLoadBalancer;
import software.constructs.IDependable;

/**
 * The subnets of a load balancer: one in each zone.
 *
 * @param byZone the subnet's id by its Availability Zone, in the order of the zones' names
 * @param internetRoute what must exist before a public address of these subnets works
 */
record EntrySubnets(Map<String, String> byZone, IDependable internetRoute) {
    private static final int LEAST_ZONES = 2;

    static EntrySubnets select(IVpc vpc, SubnetSelection selection) {
        var selected = vpc.selectSubnets(selection);
        var zones = selected.getAvailabilityZones();
        var ids = selected.getSubnetIds();
        var distinct = new HashSet<String>();
        zones.stream().filter(zone -> !distinct.add(zone)).findFirst().ifPresent(zone -> {
            throw new IllegalArgumentException(
                    "subnets must be one in each zone, got two in %s; select one tier".formatted(zone));
        });
        if (zones.size() < LEAST_ZONES) {
            throw new IllegalArgumentException(
                    "subnets must span at least %d zones, got %s".formatted(LEAST_ZONES, zones));
        }
        var byZone = new TreeMap<String, String>();
        for (var i = 0; i < zones.size(); i++) {
            byZone.put(zones.get(i), ids.get(i));
        }
        return new EntrySubnets(byZone, selected.getInternetConnectivityEstablished());
    }

    List<String> ids() {
        return List.copyOf(byZone.values());
    }

    /**
     * Makes a load balancer wait for what its creation needs but does not name: the route to the internet, if it is
     * public, and its own bucket with the policy, because Elastic Load Balancing tries to write as soon as logs are
     * turned on.
     */
    void await(CfnLoadBalancer balancer, Exposure exposure, LoadBalancerLogs logs) {
        var needed = new ArrayList<IDependable>();
        if (exposure == Exposure.INTERNET) {
            needed.add(internetRoute);
        }
        if (logs instanceof LoadBalancerLogs.OwnBucket own) {
            needed.add(own.bucket());
        }
        if (!needed.isEmpty()) {
            balancer.getNode().addDependency(needed.toArray(IDependable[]::new));
        }
    }
}
