package dev.meridian.app.review.cost.service.compute;

import dev.meridian.app.review.cost.bill.Bill;
import dev.meridian.app.review.cost.bill.Charge;
import dev.meridian.app.review.cost.bill.Quantity;
import dev.meridian.app.review.cost.bill.Resource;
import dev.meridian.app.review.cost.bill.Setting;
import dev.meridian.app.review.cost.price.RegionalPrices;
import java.util.List;

/** Block storage of EC2, its own volumes and those that come with instances, and file systems of EFS. */
public final class Disks {
    private static final String SERVICE = "EBS";

    /** What gp3 includes ("Amazon EBS volume types"). */
    private static final long GP3_IOPS = 3_000;

    private static final long GP3_MEGABYTES_PER_SECOND = 125;

    /** Beyond this io2 is cheaper, at prices the table does not have. */
    private static final long IO2_FIRST_TIER = 32_000;

    private Disks() {}

    public static List<Charge> volume(Resource resource) {
        var bill = new Bill();
        add(bill, resource.properties(), "volume", Quantity.ONE, resource.prices());
        return bill.charges();
    }

    public static List<Charge> fileSystem(Resource resource) {
        var bill = new Bill().usage("storage", "EFS storage", resource.prices().of("EFS", "Standard storage"));
        if (resource.at("ThroughputMode").is("provisioned")) {
            bill.charge(
                    "throughput",
                    "EFS provisioned throughput",
                    resource.at("ProvisionedThroughputInMibps").quantity().in("MB/s"),
                    resource.prices().of("EFS", "provisioned throughput"));
        }
        return bill.charges();
    }

    /** Charges the volumes that come with as many instances. A device the AMI alone describes is not known. */
    static void addMapped(Bill bill, Setting mappings, Quantity instances, RegionalPrices prices) {
        for (var mapping : mappings.elements()) {
            var volume = mapping.at("Ebs");
            if (!volume.isAbsent()) {
                add(bill, volume, mapping.at("DeviceName").text("device"), instances, prices);
            }
        }
    }

    /** Charges this many volumes of a type and size, given as a launch template or a volume gives them. */
    static void add(Bill bill, Setting volume, String aspect, Quantity count, RegionalPrices prices) {
        var type = volume.at("VolumeType").text(volume.at("Iops").isAbsent() ? "gp2" : "io1");
        var size = volume.at(volume.at("Size").isAbsent() ? "VolumeSize" : "Size");
        addStorage(bill, type, size.quantity(), aspect, count, prices, "");
        var iops = volume.at("Iops").quantity(0);
        if (type.equals("gp3")) {
            bill.charge(
                    aspect + " IOPS",
                    "EBS gp3 IOPS above 3,000",
                    each(count, iops.above(GP3_IOPS).in("IOPS")),
                    prices.of(SERVICE, "gp3 provisioned IOPS above 3,000"));
            bill.charge(
                    aspect + " throughput",
                    "EBS gp3 throughput above 125 MB/s",
                    each(
                            count,
                            volume.at("Throughput")
                                    .quantity(0)
                                    .above(GP3_MEGABYTES_PER_SECOND)
                                    .in("MB/s")),
                    prices.of(SERVICE, "gp3 provisioned throughput above 125 MB/s"));
        } else if (type.startsWith("io")) {
            var item = type.equals("io2") && !iops.isAtLeast(IO2_FIRST_TIER + 1)
                    ? "io2 provisioned IOPS (first tier)"
                    : type + " provisioned IOPS";
            bill.charge(
                    aspect + " IOPS",
                    "EBS %s IOPS".formatted(type),
                    each(count, iops.in("IOPS")),
                    prices.of(SERVICE, item));
        }
    }

    public static void addStorage(
            Bill bill,
            String type,
            Quantity gigabytes,
            String aspect,
            Quantity count,
            RegionalPrices prices,
            String remark) {
        bill.charge(
                aspect,
                "EBS %s storage".formatted(type),
                each(count, gigabytes.in("GB")),
                prices.of(SERVICE, type + " storage"),
                remark);
    }

    private static Quantity each(Quantity count, Quantity quantity) {
        return count.equals(Quantity.ONE) || quantity.isNone() ? quantity : count.times(quantity);
    }
}
