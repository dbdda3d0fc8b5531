package dev.meridian.app.review.cost.service.database;

import dev.meridian.app.review.cost.bill.Bill;
import dev.meridian.app.review.cost.bill.Charge;
import dev.meridian.app.review.cost.bill.Quantity;
import dev.meridian.app.review.cost.bill.Resource;
import dev.meridian.app.review.cost.bill.Setting;
import dev.meridian.app.review.cost.price.RegionalPrices;
import dev.meridian.app.review.cost.price.Tariff;
import java.util.List;
import java.util.Map;

/** Instances and proxies of RDS, and Aurora as far as it has prices. */
public final class RelationalDatabases {
    public static final String INSTANCE = "AWS::RDS::DBInstance";
    public static final String CLUSTER = "AWS::RDS::DBCluster";
    public static final String PROXY = "AWS::RDS::DBProxy";
    public static final String PROXY_TARGETS = "AWS::RDS::DBProxyTargetGroup";

    private static final Map<String, String> NAMES =
            Map.of("postgres", "PostgreSQL", "mysql", "MySQL", "mariadb", "MariaDB");

    /** From this size gp3 is striped over four volumes and includes four times as much ("Amazon RDS DB instance storage"). */
    private static final long STRIPED_GIGABYTES = 400;

    private static final long IOPS = 3_000;
    private static final long MEGABYTES_PER_SECOND = 125;

    private static final int FREE_INSIGHTS_DAYS = 7;
    private static final int LONG_TERM_INSIGHTS_DAYS = 731;
    private static final int INSIGHTS_MONTH_DAYS = 31;

    private RelationalDatabases() {}

    public static List<Charge> instance(Resource resource) {
        var engine = resource.at("Engine").text("engine of its source");
        return engine.startsWith("aurora")
                        || !resource.at("DBClusterIdentifier").isAbsent()
                ? auroraInstance(resource, engine)
                : ownInstance(resource, service(engine));
    }

    private static List<Charge> ownInstance(Resource resource, String service) {
        var prices = resource.prices();
        var instanceClass = resource.at("DBInstanceClass").text("of a class not given");
        var zones = resource.at("MultiAZ").choose("Multi-AZ", "Single-AZ");
        var bill = new Bill()
                .charge(
                        "instance",
                        "%s %s %s".formatted(service, instanceClass, zones),
                        Quantity.ONE.hours(),
                        tariff(prices, service, instanceClass, zones));
        addStorage(bill, resource, service, zones);
        addInsights(bill, resource, instanceClass);
        bill.usage(
                "backups",
                "%s backups beyond the free allocation, and copies in other regions".formatted(service),
                prices.of(service, "backup storage beyond free allocation"));
        return bill.charges();
    }

    private static void addStorage(Bill bill, Resource resource, String service, String zones) {
        var prices = resource.prices();
        var type = resource.at("StorageType").text(resource.at("Iops").isAbsent() ? "gp2" : "io1");
        boolean isOwn = !resource.at("AllocatedStorage").isAbsent();
        var size = isOwn ? resource.at("AllocatedStorage") : source(resource).at("AllocatedStorage");
        var gigabytes = size.quantity();
        bill.charge(
                "storage",
                "%s %s storage %s".formatted(service, type, zones),
                gigabytes.in("GB"),
                tariff(prices, service, type + " storage", zones),
                isOwn ? "" : "as much as its source");
        var iops = resource.at("Iops").quantity(0);
        if (type.equals("gp3")) {
            int stripes = gigabytes.isAtLeast(STRIPED_GIGABYTES) ? 4 : 1;
            bill.charge(
                    "IOPS",
                    "%s gp3 IOPS above baseline %s".formatted(service, zones),
                    iops.above(stripes * IOPS).in("IOPS"),
                    generic(prices, service, "gp3 provisioned IOPS above baseline " + zones));
            bill.charge(
                    "throughput",
                    "%s gp3 throughput above baseline %s".formatted(service, zones),
                    resource.at("StorageThroughput")
                            .quantity(0)
                            .above(stripes * MEGABYTES_PER_SECOND)
                            .in("MB/s"),
                    generic(prices, service, "gp3 provisioned throughput above baseline " + zones));
        } else if (type.startsWith("io")) {
            bill.charge(
                    "IOPS",
                    "%s %s IOPS %s".formatted(service, type, zones),
                    iops.in("IOPS"),
                    prices.of(service, "%s provisioned IOPS %s".formatted(type, zones)));
        }
    }

    /** Insights are paid by the vCPU: Database Insights in advanced mode, or a retention of Performance Insights over a week. */
    private static void addInsights(Bill bill, Resource resource, String instanceClass) {
        var prices = resource.prices();
        var cores = Cores.of(instanceClass).in("vCPU");
        if (resource.at("DatabaseInsightsMode").is("advanced")) {
            bill.charge(
                    "insights",
                    "RDS Database Insights, advanced",
                    cores,
                    prices.of("RDS Database Insights", "advanced mode"));
            return;
        }
        if (!resource.at("EnablePerformanceInsights").isTrue()) {
            return;
        }
        var days = resource.at("PerformanceInsightsRetentionPeriod").quantity(FREE_INSIGHTS_DAYS);
        if (days.isAtLeast(LONG_TERM_INSIGHTS_DAYS)) {
            bill.charge(
                    "insights",
                    "RDS Performance Insights kept 24 months",
                    cores,
                    prices.of("RDS Performance Insights", "long-term retention (24 months) " + family(instanceClass)));
        } else if (days.isAtLeast(FREE_INSIGHTS_DAYS + 1)) {
            long months = days.known().orElseThrow().longValue() / INSIGHTS_MONTH_DAYS;
            bill.charge(
                    "insights",
                    "RDS Performance Insights kept a month",
                    cores,
                    prices.of("RDS Performance Insights", "flexible retention first month (provisioned PostgreSQL)"));
            bill.charge(
                    "insights of more months",
                    "RDS Performance Insights kept longer",
                    months <= 1
                            ? Quantity.of(0)
                            : Quantity.of(months - 1).counted("month").times(cores),
                    prices.of(
                            "RDS Performance Insights",
                            "flexible retention each additional month (provisioned PostgreSQL)"));
        }
    }

    private static List<Charge> auroraInstance(Resource resource, String engine) {
        var instanceClass = resource.at("DBInstanceClass").text("of a class not given");
        if (!instanceClass.equals("db.serverless")) {
            return new Bill()
                    .charge(
                            "instance",
                            "Aurora %s %s".formatted(engine, instanceClass),
                            Quantity.ONE.hours(),
                            resource.prices().of("Aurora", "%s %s".formatted(engine, instanceClass)))
                    .charges();
        }
        var cluster = resource.surroundings().referred(resource.at("DBClusterIdentifier"), CLUSTER);
        return new Bill()
                .charge(
                        "instance",
                        "Aurora Serverless v2 instance",
                        cluster.at("ServerlessV2ScalingConfiguration", "MinCapacity")
                                .quantity()
                                .in("ACU")
                                .hours(),
                        resource.prices().of("Aurora", "Serverless v2 capacity"),
                        "minimum capacity; it scales with load")
                .charges();
    }

    public static List<Charge> cluster(Resource resource) {
        var engine = resource.at("Engine").text("engine of its source");
        if (engine.startsWith("aurora")) {
            return new Bill()
                    .usage(
                            "storage",
                            "Aurora storage, I/O and backups",
                            resource.prices().of("Aurora", "storage"))
                    .charges();
        }
        var instanceClass = resource.at("DBClusterInstanceClass").text("of a class not given");
        return new Bill()
                .charge(
                        "instances",
                        "%s Multi-AZ cluster %s".formatted(service(engine), instanceClass),
                        Quantity.of(3).hours(),
                        resource.prices().of(service(engine), instanceClass + " Multi-AZ cluster"))
                .charge(
                        "storage",
                        "%s Multi-AZ cluster %s storage"
                                .formatted(
                                        service(engine),
                                        resource.at("StorageType").text("io1")),
                        resource.at("AllocatedStorage").quantity().in("GB"),
                        resource.prices().of(service(engine), "storage Multi-AZ cluster"))
                .charges();
    }

    /** A proxy is paid by the vCPUs of the instances behind it, two at least. */
    public static List<Charge> proxy(Resource resource) {
        var targets = resource.surroundings()
                .siblings(PROXY_TARGETS)
                .filter(target -> target.at("DBProxyName")
                        .reference()
                        .filter(resource.logicalId()::equals)
                        .isPresent())
                .flatMap(target -> target.at("DBInstanceIdentifiers").elements().stream())
                .map(target -> resource.surroundings().referred(target, INSTANCE))
                .map(target -> Cores.of(target.at("DBInstanceClass").text("class not given")))
                .reduce(Quantity::plus)
                .orElseGet(() -> Quantity.unknown("vCPUs of its targets"));
        var paid = targets.known().isPresent() && !targets.isAtLeast(2) ? Quantity.of(2) : targets;
        var engine = resource.at("EngineFamily").is("POSTGRESQL") ? "PostgreSQL" : "other engine";
        return new Bill()
                .charge(
                        "proxy",
                        "RDS Proxy",
                        paid.in("vCPU").hours(),
                        resource.prices()
                                .of(
                                        "RDS Proxy",
                                        engine + ", per vCPU of the instance",
                                        engine + ", per vCPU of the instance (minimum 2)"))
                .charges();
    }

    /** What a replica copies, in this stack or, by its ARN, in another region's. */
    private static Setting source(Resource replica) {
        var surroundings = replica.surroundings();
        var source = replica.at("SourceDBInstanceIdentifier");
        var sibling = surroundings.referred(source, INSTANCE);
        if (!sibling.isAbsent() || source.isAbsent() || source.isToken()) {
            return sibling;
        }
        var arn = source.text("").split(":");
        boolean isArn = arn.length == 7;
        return surroundings.named(
                INSTANCE,
                "DBInstanceIdentifier",
                isArn ? arn[6] : source.text(""),
                isArn ? arn[3] : replica.prices().region());
    }

    private static Tariff tariff(RegionalPrices prices, String service, String item, String zones) {
        return zones.equals("Multi-AZ") ? prices.multiAz(service, item) : prices.of(service, item + " " + zones);
    }

    /** The engine's own price of a performance, or the one that the table has for all engines. */
    private static Tariff generic(RegionalPrices prices, String service, String item) {
        var own = prices.of(service, item);
        var ofAll = prices.of("RDS", item);
        return own.price().isEmpty() && ofAll.price().isPresent() ? ofAll : own;
    }

    private static String family(String instanceClass) {
        int size = instanceClass.lastIndexOf('.');
        return size < 0 ? instanceClass : instanceClass.substring(0, size);
    }

    private static String service(String engine) {
        return "RDS " + NAMES.getOrDefault(engine, engine);
    }
}
