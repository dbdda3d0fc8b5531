package dev.meridian.environments.workload;

import dev.meridian.environments.catalogue.InstanceType;
import dev.meridian.environments.catalogue.Region;
import dev.meridian.environments.compute.ClusterDefinition;
import dev.meridian.environments.compute.ClusterDefinition.Capacity.NodeGroups;
import dev.meridian.environments.compute.NodeGroupDefinition;
import dev.meridian.environments.compute.NodeGroupDefinition.Purchase;
import dev.meridian.environments.data.CacheDefinition;
import dev.meridian.environments.data.CacheDefinition.Engine;
import dev.meridian.environments.data.CacheDefinition.Eviction;
import dev.meridian.environments.data.CacheDefinition.Failover;
import dev.meridian.environments.data.DatabaseDefinition;
import dev.meridian.environments.data.DatabaseDefinition.Standby;
import dev.meridian.environments.data.FileStoreDefinition;
import dev.meridian.environments.data.ObjectStoreDefinition;
import dev.meridian.environments.data.ObjectStoreDefinition.Replication;
import dev.meridian.environments.data.SearchDefinition;
import dev.meridian.environments.data.SearchDefinition.Topology;
import dev.meridian.environments.definition.Account;
import dev.meridian.environments.definition.Availability;
import dev.meridian.environments.definition.Criticality;
import dev.meridian.environments.definition.EnvironmentDefinition;
import dev.meridian.environments.definition.RecoveryObjectives;
import dev.meridian.environments.definition.RegionDefinition;
import dev.meridian.environments.definition.RegionRole;
import dev.meridian.environments.ingress.FirewallDefinition;
import dev.meridian.environments.ingress.FirewallDefinition.RollOut;
import dev.meridian.environments.ingress.IngressDefinition;
import dev.meridian.environments.ingress.IngressDefinition.Addresses;
import dev.meridian.environments.ingress.IngressDefinition.Capacity.Elastic;
import dev.meridian.environments.messaging.MailDefinition;
import dev.meridian.environments.messaging.QueueDefinition;
import dev.meridian.environments.messaging.QueueDefinition.Order;
import dev.meridian.environments.messaging.TopicDefinition;
import dev.meridian.environments.network.Cidr;
import dev.meridian.environments.network.Egress;
import dev.meridian.environments.network.Endpoints;
import dev.meridian.environments.network.FlowLogs;
import dev.meridian.environments.network.NetworkDefinition;
import dev.meridian.environments.observability.AlertDefinition;
import dev.meridian.environments.protection.BackupDefinition;
import dev.meridian.environments.protection.BackupDefinition.RestoreTests;
import dev.meridian.environments.protection.BackupDefinition.VaultLock;
import dev.meridian.environments.protection.ClusterBackupDefinition;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** One environment with a store and channel of each kind, and whatever a {@link RandomNamespaces} puts into it. */
final class RandomEnvironment {
    static final String DOMAIN = "sample.example.com";
    static final String DATABASE = "main";
    static final String CACHE = "sessions";
    static final String OBJECTS = "assets";
    static final String FILES = "shared";
    static final String SEARCH = "index";
    static final String MAIL = "notices";
    static final String TOPIC = "news";
    static final List<String> QUEUES = List.of("jobs", "letters");

    private final Choice choice;
    private final boolean isProduction;

    RandomEnvironment(Random random) {
        choice = new Choice(random);
        isProduction = random.nextBoolean();
    }

    EnvironmentDefinition environment() {
        var order = choice.of(Order.values());
        var builder = EnvironmentDefinition.builder(
                        isProduction ? "production" : "staging",
                        isProduction ? Criticality.PRODUCTION : Criticality.NON_PRODUCTION,
                        Account.of("111111111111"))
                .addressSpace("10.0.0.0/13")
                .regions(RegionDefinition.of(Region.N_VIRGINIA, RegionRole.PRIMARY, "10.0.0.0/16", "a", "b", "c"))
                .availability(isProduction ? Availability.SURVIVES_ZONE_LOSS : Availability.BEST_EFFORT)
                .network(new NetworkDefinition(
                        Egress.NAT_GATEWAY_PER_ZONE, Endpoints.GATEWAY, FlowLogs.CLOUD_WATCH, 365))
                .cluster(cluster())
                .ingress(new IngressDefinition(
                        DOMAIN,
                        "Z0SAMPLE",
                        Addresses.CHANGING,
                        new Elastic(),
                        new FirewallDefinition(RollOut.COUNT, 2_000)))
                .databases(DatabaseDefinition.builder(DATABASE, "16.13", "db.m6g.large")
                        .standby(Standby.OTHER_ZONE)
                        .readReplicas(1)
                        .build())
                .caches(new CacheDefinition(
                        CACHE,
                        Engine.REDIS_7_1,
                        new InstanceType("cache.m6g.large"),
                        1,
                        Failover.AUTOMATIC,
                        Eviction.VOLATILE_LRU,
                        1,
                        CacheDefinition.Login.PASSWORD))
                .objectStores(new ObjectStoreDefinition(OBJECTS, Replication.NONE, 30, 30))
                .fileStores(new FileStoreDefinition(FILES, "/shared", Optional.empty()))
                .searchDomains(new SearchDefinition(
                        SEARCH,
                        new InstanceType("m7g.large.search"),
                        Topology.THREE_ZONES_WITH_STANDBY,
                        100,
                        List.of("things", "people-2026")))
                .queues(QUEUES.stream()
                        .map(name -> new QueueDefinition(name, order, choice.between(0, 43_200), 4, 5))
                        .toArray(QueueDefinition[]::new))
                .topics(new TopicDefinition(TOPIC, order, choice.some(QUEUES, 2)))
                .mailDomains(new MailDefinition(MAIL, "example.com", "Z0SAMPLE"))
                .backup(new BackupDefinition(35, Optional.empty(), VaultLock.GOVERNANCE, RestoreTests.WEEKLY, 365))
                .alerts(new AlertDefinition(List.of("on-call@example.com")))
                .objectives(new RecoveryObjectives(
                        Duration.ofHours(4),
                        Duration.ofHours(4),
                        Duration.ofDays(1),
                        Duration.ofDays(1),
                        Duration.ofDays(1)));
        var namespaces = new RandomNamespaces(choice, isProduction).namespaces();
        return builder.namespaces(namespaces.toArray(NamespaceDefinition[]::new))
                .clusterBackup(new ClusterBackupDefinition(
                        "30 %d * * *".formatted(choice.between(0, 23)),
                        choice.between(1, 8_760),
                        List.of(namespaces.get(0).name())))
                .build();
    }

    /** Room for everything that is ever generated. */
    private ClusterDefinition cluster() {
        return new ClusterDefinition(
                "1.35",
                new NodeGroups(List.of(
                        NodeGroupDefinition.of("steady", Purchase.ON_DEMAND, 3, 60, "m6i.2xlarge", "m5.2xlarge"),
                        NodeGroupDefinition.of("spot", Purchase.SPOT, 0, 60, "m6i.2xlarge", "m6a.2xlarge"))),
                List.of(),
                List.of("Operator"),
                new Cidr("172.20.0.0/16"));
    }
}
