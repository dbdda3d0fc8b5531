package dev.meridian.app.review.cost.service.compute;

import dev.meridian.app.review.cost.bill.Bill;
import dev.meridian.app.review.cost.bill.Charge;
import dev.meridian.app.review.cost.bill.Quantity;
import dev.meridian.app.review.cost.bill.Resource;
import dev.meridian.app.review.cost.bill.Setting;
import dev.meridian.app.review.cost.price.RegionalPrices;
import java.util.List;

/** Managed clusters that are paid by the node and the gigabyte: OpenSearch, MSK, Amazon MQ and DMS. */
public final class Clusters {
    /** What gp3 of OpenSearch includes up to a tebibyte ("Sizing Amazon OpenSearch Service domains"). */
    private static final long GP3_IOPS = 3_000;

    private Clusters() {}

    public static List<Charge> searchDomain(Resource resource) {
        return domain(resource, resource.at("ClusterConfig"));
    }

    /** The same service under its former name, whose node types end otherwise and cost the same. */
    public static List<Charge> elasticsearchDomain(Resource resource) {
        return domain(resource, resource.at("ElasticsearchClusterConfig"));
    }

    private static List<Charge> domain(Resource resource, Setting nodes) {
        var prices = resource.prices();
        var count = nodes.at("InstanceCount").quantity(1);
        var bill = new Bill();
        addNodes(bill, "data nodes", nodes.at("InstanceType"), count, prices);
        if (nodes.at("DedicatedMasterEnabled").isTrue()) {
            addNodes(
                    bill,
                    "masters",
                    nodes.at("DedicatedMasterType"),
                    nodes.at("DedicatedMasterCount").quantity(3),
                    prices);
        }
        if (nodes.at("WarmEnabled").isTrue()) {
            addNodes(
                    bill,
                    "warm nodes",
                    nodes.at("WarmType"),
                    nodes.at("WarmCount").quantity(2),
                    prices);
        }
        var disk = resource.at("EBSOptions");
        if (disk.at("EBSEnabled").isTrue()) {
            var type = disk.at("VolumeType").text("gp2");
            bill.charge(
                    "storage",
                    "OpenSearch %s storage".formatted(type),
                    count.times(disk.at("VolumeSize").quantity().in("GB")),
                    prices.of("OpenSearch", type + " storage"));
            var iops = disk.at("Iops").quantity(0);
            var paid = type.equals("gp3") ? iops.above(GP3_IOPS) : iops;
            bill.charge(
                    "IOPS",
                    "OpenSearch %s IOPS".formatted(type),
                    paid.isNone() ? paid : count.times(paid.in("IOPS")),
                    prices.of("OpenSearch", type + " provisioned IOPS"));
        }
        return bill.charges();
    }

    private static void addNodes(Bill bill, String role, Setting type, Quantity count, RegionalPrices prices) {
        var item = type.text("of a type not given").replace(".elasticsearch", ".search");
        bill.charge(
                role,
                "OpenSearch %s %s".formatted(role, item),
                count.isNone() ? count : count.hours(),
                prices.of("OpenSearch", item));
    }

    public static List<Charge> kafka(Resource resource) {
        var prices = resource.prices();
        var group = resource.at("BrokerNodeGroupInfo");
        var brokers = resource.at("NumberOfBrokerNodes").quantity();
        var type = group.at("InstanceType").text("of a type not given");
        var bill = new Bill()
                .charge("brokers", "MSK %s".formatted(type), brokers.hours(), prices.of("MSK", type + " broker"));
        var disk = group.at("StorageInfo", "EBSStorageInfo");
        if (!disk.isAbsent()) {
            bill.charge(
                    "storage",
                    "MSK broker storage",
                    brokers.times(disk.at("VolumeSize").quantity().in("GB")),
                    prices.of("MSK", "broker storage"));
            if (disk.at("ProvisionedThroughput", "Enabled").isTrue()) {
                bill.charge(
                        "throughput",
                        "MSK provisioned throughput",
                        brokers.times(disk.at("ProvisionedThroughput", "VolumeThroughput")
                                .quantity()
                                .in("MB/s")),
                        prices.of("MSK", "provisioned throughput"));
            }
        }
        return bill.charges();
    }

    public static List<Charge> serverlessKafka(Resource resource) {
        return new Bill()
                .charge(
                        "cluster",
                        "MSK Serverless cluster",
                        Quantity.ONE.hours(),
                        resource.prices().of("MSK", "Serverless cluster"),
                        "partitions, storage and data are not counted")
                .charges();
    }

    public static List<Charge> broker(Resource resource) {
        var engine = resource.at("EngineType").is("RABBITMQ") ? "RabbitMQ" : "ActiveMQ";
        var mode = resource.at("DeploymentMode").text("SINGLE_INSTANCE");
        var deployment =
                switch (mode) {
                    case "SINGLE_INSTANCE" -> "single instance";
                    case "ACTIVE_STANDBY_MULTI_AZ" -> "active/standby Multi-AZ (pair)";
                    case "CLUSTER_MULTI_AZ" -> "3-node Multi-AZ cluster";
                    default -> mode;
                };
        var item =
                "%s %s %s".formatted(engine, resource.at("HostInstanceType").text("of a type not given"), deployment);
        return new Bill()
                .charge(
                        "broker",
                        "Amazon MQ " + item,
                        Quantity.ONE.hours(),
                        resource.prices().of("Amazon MQ", item),
                        "storage is not counted")
                .charges();
    }

    public static List<Charge> migration(Resource resource) {
        var zones = resource.at("MultiAZ").choose("Multi-AZ", "Single-AZ");
        var type = resource.at("ReplicationInstanceClass").text("of a class not given");
        var prices = resource.prices();
        return new Bill()
                .charge(
                        "instance",
                        "DMS %s %s".formatted(type, zones),
                        Quantity.ONE.hours(),
                        prices.of("DMS", "%s %s".formatted(type, zones)))
                .charge(
                        "storage",
                        "DMS storage " + zones,
                        resource.at("AllocatedStorage").quantity(50).in("GB"),
                        prices.of("DMS", "gp2 storage " + zones))
                .charges();
    }
}
