package dev.meridian.app.review.cost.service.network;

import dev.meridian.app.review.cost.bill.Bill;
import dev.meridian.app.review.cost.bill.Charge;
import dev.meridian.app.review.cost.bill.Quantity;
import dev.meridian.app.review.cost.bill.Resource;
import dev.meridian.app.review.cost.price.RegionalPrices;
import java.util.List;
import java.util.Map;

/** Load balancers: their hours, the capacity reserved for them and their public addresses; not what passes through them. */
public final class LoadBalancers {
    private static final String SERVICE = "Elastic Load Balancing";
    private static final String USED = "capacity units used are not counted";
    private static final Map<String, String> KINDS =
            Map.of("application", "ALB", "network", "NLB", "gateway", "Gateway Load Balancer");
    private static final Map<String, String> UNITS = Map.of("ALB", "ALB LCU", "NLB", "NLB NLCU");

    private LoadBalancers() {}

    public static List<Charge> loadBalancer(Resource resource) {
        var type = resource.at("Type").text("application");
        var kind = KINDS.getOrDefault(type, type);
        var bill = new Bill();
        addHours(bill, kind, resource.prices());
        bill.charge(
                "reserved capacity",
                kind + " reserved capacity units",
                hours(resource.at("MinimumLoadBalancerCapacity", "CapacityUnits")
                        .quantity(0)),
                resource.prices().of(SERVICE, UNITS.getOrDefault(kind, kind + " capacity unit")),
                "assumes that a reserved unit costs what a used one costs");
        if (resource.at("Scheme").is("internet-facing")) {
            addAddresses(bill, resource);
        }
        return bill.charges();
    }

    public static List<Charge> classicLoadBalancer(Resource resource) {
        var bill = new Bill();
        addHours(bill, "Classic Load Balancer", resource.prices());
        return bill.charges();
    }

    public static void addHours(Bill bill, String kind, RegionalPrices prices) {
        bill.charge("hours", "Load balancer, " + kind, Quantity.ONE.hours(), prices.of(SERVICE, kind), USED);
    }

    /** One address in each subnet; Elastic IPs that a network load balancer brings are resources of their own. */
    private static void addAddresses(Bill bill, Resource resource) {
        var mappings = resource.at("SubnetMappings");
        var subnets = mappings.isAbsent() ? resource.at("Subnets") : mappings;
        boolean bringsOwn = mappings.elements().stream()
                .anyMatch(each -> !each.at("AllocationId").isAbsent());
        bill.charge(
                "addresses",
                "Public IPv4 addresses of a load balancer",
                bringsOwn ? Quantity.of(0) : hours(subnets.size()),
                Networks.address(resource.prices()),
                "assumes one in each zone");
    }

    private static Quantity hours(Quantity count) {
        return count.isNone() ? count : count.hours();
    }
}
