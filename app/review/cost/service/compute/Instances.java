package dev.meridian.app.review.cost.service.compute;

import com.fasterxml.jackson.databind.node.MissingNode;
import dev.meridian.app.review.cost.bill.Bill;
import dev.meridian.app.review.cost.bill.Charge;
import dev.meridian.app.review.cost.bill.Quantity;
import dev.meridian.app.review.cost.bill.Resource;
import dev.meridian.app.review.cost.bill.Setting;
import dev.meridian.app.review.cost.price.RegionalPrices;
import dev.meridian.app.review.cost.service.network.Networks;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.Stream;

/**
 * Instances of EC2, alone or in groups, at the prices of Linux: a template does not name the system of an image.
 *
 * <p>Of a group the desired capacity counts, or the minimum where none is desired: what runs when nobody asks for more. What
 * an autoscaler adds is not in a template.
 */
public final class Instances {
    private static final String LAUNCH_TEMPLATE = "AWS::EC2::LaunchTemplate";
    private static final String LAUNCH_CONFIGURATION = "AWS::AutoScaling::LaunchConfiguration";
    private static final String DEFAULT_NODE_TYPE = "t3.medium";
    private static final long DEFAULT_NODE_DISK = 20;
    private static final Setting NOTHING = new Setting(MissingNode.getInstance());

    private Instances() {}

    public static List<Charge> instance(Resource resource) {
        var launch = launchTemplate(resource, resource.at("LaunchTemplate"));
        var type = first(resource.at("InstanceType"), launch.at("InstanceType"));
        var bill = new Bill();
        addInstances(
                bill,
                Quantity.ONE,
                type.text("of a type not given"),
                isSpot(launch),
                isShared(resource.at("Tenancy")) && isShared(launch.at("Placement", "Tenancy")),
                "",
                resource.prices());
        var mappings = first(resource.at("BlockDeviceMappings"), launch.at("BlockDeviceMappings"));
        Disks.addMapped(bill, mappings, Quantity.ONE, resource.prices());
        addAddresses(
                bill,
                first(resource.at("NetworkInterfaces"), launch.at("NetworkInterfaces")),
                Quantity.ONE,
                resource.prices());
        return bill.charges();
    }

    public static List<Charge> autoScalingGroup(Resource resource) {
        var policy = resource.at("MixedInstancesPolicy");
        var specification =
                first(resource.at("LaunchTemplate"), policy.at("LaunchTemplate", "LaunchTemplateSpecification"));
        var launch = specification.isAbsent()
                ? resource.surroundings().referred(resource.at("LaunchConfigurationName"), LAUNCH_CONFIGURATION)
                : launchTemplate(resource, specification);
        var override = policy.at("LaunchTemplate", "Overrides").elements().stream()
                .findFirst()
                .orElse(NOTHING);
        var type = first(override.at("InstanceType"), launch.at("InstanceType")).text("of a type not given");
        boolean isShared = isShared(launch.at("Placement", "Tenancy")) && isShared(launch.at("PlacementTenancy"));

        var capacity = first(resource.at("DesiredCapacity"), resource.at("MinSize"));
        var count = capacity.quantity();
        var remark = remark(resource.at("DesiredCapacity"), resource.at("MinSize"), resource.at("MaxSize"));
        var onDemand = isSpot(launch) || !launch.at("SpotPrice").isAbsent()
                ? Quantity.of(0)
                : onDemand(count, policy.at("InstancesDistribution"));
        var bill = new Bill();
        addInstances(bill, onDemand, type, false, isShared, remark, resource.prices());
        addInstances(bill, difference(count, onDemand), type, true, isShared, remark, resource.prices());
        Disks.addMapped(bill, launch.at("BlockDeviceMappings"), count, resource.prices());
        addAddresses(bill, launch.at("NetworkInterfaces"), count, resource.prices());
        return bill.charges();
    }

    public static List<Charge> nodegroup(Resource resource) {
        var launch = launchTemplate(resource, resource.at("LaunchTemplate"));
        var types = Stream.concat(
                        resource.at("InstanceTypes").elements().stream(), Stream.of(launch.at("InstanceType")))
                .filter(type -> !type.isAbsent())
                .toList();
        var scaling = resource.at("ScalingConfig");
        var capacity = first(scaling.at("DesiredSize"), scaling.at("MinSize"));
        var count = capacity.quantity(1);
        var bill = new Bill();
        addInstances(
                bill,
                count,
                types.isEmpty() ? DEFAULT_NODE_TYPE : types.get(0).text(""),
                resource.at("CapacityType").is("SPOT"),
                isShared(launch.at("Placement", "Tenancy")),
                joined(
                        remark(scaling.at("DesiredSize"), scaling.at("MinSize"), scaling.at("MaxSize")),
                        types.size() > 1 ? "the first of %d types".formatted(types.size()) : ""),
                resource.prices());
        if (resource.at("LaunchTemplate").isAbsent()) {
            Disks.addStorage(
                    bill,
                    "gp3",
                    resource.at("DiskSize").quantity(DEFAULT_NODE_DISK),
                    "disk",
                    count,
                    resource.prices(),
                    "assumes gp3");
        } else {
            Disks.addMapped(bill, launch.at("BlockDeviceMappings"), count, resource.prices());
        }
        return bill.charges();
    }

    private static void addInstances(
            Bill bill,
            Quantity count,
            String type,
            boolean isSpot,
            boolean isShared,
            String remark,
            RegionalPrices prices) {
        if (count.isNone()) {
            return;
        }
        var how = isSpot ? "spot" : "on-demand";
        // Dedicated tenancy costs more, and the table has shared tenancy alone.
        var item = isShared ? type : type + " dedicated";
        bill.charge(
                how,
                "EC2 %s Linux %s".formatted(item, how),
                count.hours(),
                isSpot
                        ? prices.of("EC2 Spot", item + " Linux spot typical")
                        : prices.of("EC2", item + " Linux on-demand"),
                joined(isSpot ? "a typical spot price, not a quote" : "", remark));
    }

    private static void addAddresses(Bill bill, Setting interfaces, Quantity instances, RegionalPrices prices) {
        long open = interfaces.elements().stream()
                .filter(each -> each.at("AssociatePublicIpAddress").isTrue())
                .count();
        bill.charge(
                "addresses",
                "Public IPv4 address of an instance",
                open == 0 ? Quantity.of(0) : instances.times(Quantity.of(open)).hours(),
                Networks.address(prices));
    }

    /** The data of the launch template referred to, if it is in the same stack. */
    private static Setting launchTemplate(Resource resource, Setting specification) {
        var surroundings = resource.surroundings();
        var byId = first(specification.at("LaunchTemplateId"), specification.at("Id"));
        var template = surroundings.referred(byId, LAUNCH_TEMPLATE);
        if (!template.isAbsent()) {
            return template.at("LaunchTemplateData");
        }
        var name = first(specification.at("LaunchTemplateName"), specification.at("Name"));
        return surroundings
                .siblings(LAUNCH_TEMPLATE)
                .filter(sibling ->
                        !name.isAbsent() && sibling.at("LaunchTemplateName").equals(name))
                .map(sibling -> sibling.at("LaunchTemplateData"))
                .findFirst()
                .orElse(NOTHING);
    }

    /** As "Allocation strategies for multiple instance types" has it: a base, then a percentage, rounded up. */
    private static Quantity onDemand(Quantity count, Setting distribution) {
        var base = distribution.at("OnDemandBaseCapacity").quantity(0);
        var percentage = distribution.at("OnDemandPercentageAboveBaseCapacity").quantity(100);
        if (count.known().isEmpty()
                || base.known().isEmpty()
                || percentage.known().isEmpty()) {
            return distribution.isAbsent() ? count : Quantity.unknown("%s, of which on-demand".formatted(count.text()));
        }
        var total = count.known().get();
        var fixed = total.min(base.known().get());
        var share = total.subtract(fixed)
                .multiply(percentage.known().get())
                .divide(BigDecimal.valueOf(100), 0, RoundingMode.CEILING);
        return Quantity.of(fixed.add(share));
    }

    private static Quantity difference(Quantity count, Quantity part) {
        if (count.equals(part)) {
            return Quantity.of(0);
        }
        return count.known()
                .flatMap(total -> part.known().map(total::subtract))
                .map(Quantity::of)
                .orElseGet(() -> Quantity.unknown("%s, less %s".formatted(count.text(), part.text())));
    }

    private static String remark(Setting desired, Setting minimum, Setting maximum) {
        if (minimum.equals(maximum) || maximum.isAbsent()) {
            return "";
        }
        return "%s capacity; autoscaling may run %s to %s"
                .formatted(desired.isAbsent() ? "minimum" : "desired", minimum.text("fewer"), maximum.text(""));
    }

    private static boolean isSpot(Setting launch) {
        return launch.at("InstanceMarketOptions", "MarketType").is("spot");
    }

    private static boolean isShared(Setting tenancy) {
        return tenancy.isAbsent() || tenancy.is("default");
    }

    private static Setting first(Setting preferred, Setting other) {
        return preferred.isAbsent() ? other : preferred;
    }

    private static String joined(String first, String second) {
        return first.isEmpty() || second.isEmpty() ? first + second : first + "; " + second;
    }
}
