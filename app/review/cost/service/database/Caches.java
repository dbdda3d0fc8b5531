package dev.meridian.app.review.cost.service.database;

import dev.meridian.app.review.cost.bill.Bill;
import dev.meridian.app.review.cost.bill.Charge;
import dev.meridian.app.review.cost.bill.Quantity;
import dev.meridian.app.review.cost.bill.Resource;
import dev.meridian.app.review.cost.bill.Setting;
import java.util.List;
import java.util.Map;

/** Nodes of ElastiCache: every node of every shard is paid, primary or replica. */
public final class Caches {
    private static final String SERVICE = "ElastiCache";
    private static final Map<String, String> ENGINES =
            Map.of("redis", "Redis OSS", "valkey", "Valkey", "memcached", "Memcached");

    private Caches() {}

    public static List<Charge> replicationGroup(Resource resource) {
        var bill = new Bill();
        addNodes(bill, resource, nodes(resource), engine(resource.at("Engine")));
        return addBackups(bill, resource).charges();
    }

    public static List<Charge> cacheCluster(Resource resource) {
        var bill = new Bill();
        addNodes(bill, resource, resource.at("NumCacheNodes").quantity(1), engine(resource.at("Engine")));
        return addBackups(bill, resource).charges();
    }

    private static void addNodes(Bill bill, Resource resource, Quantity nodes, String engine) {
        var type = resource.at("CacheNodeType").text("of a type not given");
        bill.charge(
                "nodes",
                "ElastiCache %s %s".formatted(engine, type),
                nodes.hours(),
                resource.prices().of(SERVICE, "%s %s".formatted(type, engine)));
    }

    private static Bill addBackups(Bill bill, Resource resource) {
        var retention = resource.at("SnapshotRetentionLimit");
        return retention.quantity(0).isNone()
                ? bill
                : bill.usage("backups", "ElastiCache backups", resource.prices().of(SERVICE, "backup storage"));
    }

    private static Quantity nodes(Resource resource) {
        var shards = resource.at("NodeGroupConfiguration");
        var replicas = resource.at("ReplicasPerNodeGroup");
        if (!shards.isAbsent()) {
            return shards.elements().stream()
                    .map(shard -> shard.at("ReplicaCount").isAbsent() ? replicas : shard.at("ReplicaCount"))
                    .map(count -> count.quantity(0).plus(Quantity.ONE))
                    .reduce(Quantity::plus)
                    .orElseGet(() -> Quantity.unknown(shards.text("")));
        }
        if (!resource.at("NumNodeGroups").isAbsent() || !replicas.isAbsent()) {
            return resource.at("NumNodeGroups")
                    .quantity(1)
                    .times(replicas.quantity(0).plus(Quantity.ONE));
        }
        return resource.at("NumCacheClusters").quantity(1);
    }

    /** Redis OSS is what a template without an engine gets, unless it joins a global datastore, which then decides. */
    private static String engine(Setting engine) {
        var name = engine.text("redis");
        return ENGINES.getOrDefault(name, name);
    }
}
