package dev.meridian.environments;

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
import dev.meridian.environments.data.CacheDefinition.Login;
import dev.meridian.environments.data.DatabaseDefinition;
import dev.meridian.environments.data.DatabaseDefinition.Standby;
import dev.meridian.environments.data.ObjectStoreDefinition;
import dev.meridian.environments.data.ObjectStoreDefinition.Replication;
import dev.meridian.environments.data.SearchDefinition;
import dev.meridian.environments.data.SearchDefinition.Topology;
import dev.meridian.environments.definition.Account;
import dev.meridian.environments.definition.Availability;
import dev.meridian.environments.definition.Criticality;
import dev.meridian.environments.definition.DeletionProtection;
import dev.meridian.environments.definition.EnvironmentDefinition;
import dev.meridian.environments.definition.RecoveryObjectives;
import dev.meridian.environments.definition.RegionDefinition;
import dev.meridian.environments.definition.RegionRole;
import dev.meridian.environments.definition.SystemDefinition;
import dev.meridian.environments.ingress.FirewallDefinition;
import dev.meridian.environments.ingress.FirewallDefinition.RollOut;
import dev.meridian.environments.ingress.IngressDefinition;
import dev.meridian.environments.ingress.IngressDefinition.Addresses;
import dev.meridian.environments.ingress.IngressDefinition.Capacity.Elastic;
import dev.meridian.environments.messaging.QueueDefinition;
import dev.meridian.environments.messaging.QueueDefinition.Order;
import dev.meridian.environments.messaging.TopicDefinition;
import dev.meridian.environments.network.Cidr;
import dev.meridian.environments.network.Egress;
import dev.meridian.environments.network.Endpoints;
import dev.meridian.environments.network.FlowLogs;
import dev.meridian.environments.network.NetworkDefinition;
import dev.meridian.environments.network.OperatorAccess;
import dev.meridian.environments.observability.AlertDefinition;
import dev.meridian.environments.protection.BackupDefinition;
import dev.meridian.environments.protection.BackupDefinition.RestoreTests;
import dev.meridian.environments.protection.BackupDefinition.VaultLock;
import dev.meridian.environments.protection.ClusterBackupDefinition;
import dev.meridian.environments.workload.NamespaceDefinition.Ceiling;
import dev.meridian.environments.workload.NamespaceDefinition.Quota;
import dev.meridian.environments.workload.container.Resources;
import dev.meridian.environments.workload.scaling.Placement;
import dev.meridian.environments.workload.scaling.Placement.Spread;
import dev.meridian.environments.workload.scaling.Scaling;
import dev.meridian.environments.workload.scaling.VerticalScaling;
import dev.meridian.environments.workload.scaling.VerticalScaling.Mode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The task service; figures are those of its requirements F1 to F16, its services are in {@link TaskflowServices}. */
public final class Taskflow {
    private static final String POSTGRES = "16.13";
    private static final String KUBERNETES = "1.35";
    private static final Cidr SERVICE_ADDRESSES = new Cidr("172.20.0.0/16");
    private static final List<String> ADMINISTRATORS = List.of("PlatformEngineer");

    /** 100 requests a second from one address (F7). */
    private static final long REQUESTS_PER_FIVE_MINUTES = 100 * 300;

    /** Every six hours is what the seed asks for; transaction logs every five minutes keep the 15 minutes of F15. */
    private static final RecoveryObjectives PRODUCTION_OBJECTIVES = new RecoveryObjectives(
            Duration.ofMinutes(15),
            Duration.ofMinutes(15),
            Duration.ofHours(1),
            Duration.ofHours(4),
            Duration.ofMinutes(15));

    private static final RecoveryObjectives RELAXED_OBJECTIVES = new RecoveryObjectives(
            Duration.ofHours(4), Duration.ofHours(4), Duration.ofDays(1), Duration.ofDays(1), Duration.ofDays(1));

    /** What one container may take at most, by environment (F2). */
    private static final Ceiling PRODUCTION_CEILING = new Ceiling(4_000, 4_096);

    private static final Ceiling STAGING_CEILING = new Ceiling(2_000, 2_048);
    private static final Ceiling TESTING_CEILING = new Ceiling(1_000, 512);

    private static final Resources SMALL = Resources.request(100, 256).limit(1_000, 512);

    private static final TaskflowServices IN_PRODUCTION = new TaskflowServices(
            "production",
            "api.example.com",
            new Placement(Spread.REQUIRED, Placement.Purchase.ANY, Map.of(), List.of()));

    private static final TaskflowServices IN_STAGING =
            new TaskflowServices("staging", "api.staging.example.com", Placement.ANYWHERE);

    private static final TaskflowServices IN_TESTING =
            new TaskflowServices("testing", "api.testing.example.com", Placement.ANYWHERE);

    public static final EnvironmentDefinition PRODUCTION = EnvironmentDefinition.builder(
                    "production", Criticality.PRODUCTION, Account.of("888888888888"))
            .addressSpace("10.48.0.0/13")
            .regions(
                    RegionDefinition.of(Region.OREGON, RegionRole.PRIMARY, "10.48.0.0/16", "a", "b", "c"),
                    RegionDefinition.of(Region.N_VIRGINIA, RegionRole.STANDBY, "10.49.0.0/16", "a", "b", "c"))
            .availability(Availability.SURVIVES_REGION_LOSS)
            .network(new NetworkDefinition(Egress.NAT_GATEWAY_PER_ZONE, Endpoints.GATEWAY, FlowLogs.S3_PARQUET, 365))
            .cluster(cluster(NodeGroupDefinition.of("application", Purchase.ON_DEMAND, 6, 12, "m6i.xlarge")))
            .ingress(ingress("example.com", "Z0TASKFLOWPRODUCTION", Addresses.FIXED, RollOut.ENFORCE))
            .databases(DatabaseDefinition.builder(TaskflowServices.DATABASE, POSTGRES, "db.r6g.xlarge")
                    .storageGiB(200, 1_000)
                    .standby(Standby.OTHER_ZONE)
                    .replicaRegions(Region.N_VIRGINIA)
                    .backupRetentionDays(7)
                    .build())
            .caches(cache("cache.r6g.large", 2, Failover.AUTOMATIC, 7))
            .searchDomains(search("r7g.large.search", Topology.THREE_ZONES_WITH_STANDBY, 100))
            .objectStores(files(Replication.BETWEEN_ALL))
            .queues(queue())
            .topics(topic())
            .namespaces(
                    IN_PRODUCTION
                            .namespace(new Quota(24_000, 49_152, 120), PRODUCTION_CEILING)
                            .services(
                                    IN_PRODUCTION
                                            .gateway(TaskflowServices.GATEWAY)
                                            .scaling(TaskflowServices.busy(3))
                                            .build(),
                                    IN_PRODUCTION
                                            .auth(TaskflowServices.AUTH)
                                            .scaling(TaskflowServices.busy(3))
                                            .verticalScaling(bounds(Mode.OFF))
                                            .build(),
                                    IN_PRODUCTION
                                            .user(TaskflowServices.USER)
                                            .scaling(TaskflowServices.busy(5))
                                            .build(),
                                    IN_PRODUCTION
                                            .task(TaskflowServices.USER)
                                            .scaling(TaskflowServices.busy(4))
                                            .build(),
                                    IN_PRODUCTION
                                            .notification(TaskflowServices.AUTH)
                                            .scaling(TaskflowServices.busy(2))
                                            .build())
                            .build(),
                    TaskflowServices.monitoring())
            .backup(new BackupDefinition(
                    30, Optional.of(Region.N_VIRGINIA), VaultLock.GOVERNANCE, RestoreTests.WEEKLY, 365))
            .clusterBackup(nightly("production"))
            .alerts(new AlertDefinition(List.of("on-call@example.com")))
            .operatorAccess(OperatorAccess.BASTION)
            .objectives(PRODUCTION_OBJECTIVES)
            .build();

    public static final EnvironmentDefinition STAGING = EnvironmentDefinition.builder(
                    "staging", Criticality.NON_PRODUCTION, Account.of("999999999999"))
            .addressSpace("10.56.0.0/13")
            .regions(RegionDefinition.of(Region.OREGON, RegionRole.PRIMARY, "10.56.0.0/16", "a", "b", "c"))
            .availability(Availability.BEST_EFFORT)
            .network(new NetworkDefinition(Egress.SINGLE_NAT_GATEWAY, Endpoints.GATEWAY, FlowLogs.CLOUD_WATCH, 30))
            .cluster(cluster(
                    NodeGroupDefinition.of("application", Purchase.SPOT, 3, 5, "m6i.large", "m5.large", "m6a.large")))
            .ingress(ingress("staging.example.com", "Z0TASKFLOWSTAGING", Addresses.CHANGING, RollOut.COUNT))
            .databases(DatabaseDefinition.builder(TaskflowServices.DATABASE, POSTGRES, "db.t4g.medium")
                    .storageGiB(50, 200)
                    .build())
            .caches(cache("cache.t4g.medium", 1, Failover.AUTOMATIC, 1))
            .searchDomains(search("t3.medium.search", Topology.TWO_ZONES, 20))
            .objectStores(files(Replication.NONE))
            .queues(queue())
            .topics(topic())
            .namespaces(
                    IN_STAGING
                            .namespace(new Quota(6_000, 12_288, 40), STAGING_CEILING)
                            .services(
                                    IN_STAGING
                                            .gateway(TaskflowServices.GATEWAY)
                                            .scaling(Scaling.fixed(2))
                                            .build(),
                                    IN_STAGING
                                            .auth(TaskflowServices.AUTH)
                                            .scaling(Scaling.fixed(2))
                                            .verticalScaling(bounds(Mode.AUTO))
                                            .build(),
                                    TaskflowServices.single(IN_STAGING.user(TaskflowServices.USER)),
                                    TaskflowServices.single(IN_STAGING.task(TaskflowServices.USER)),
                                    TaskflowServices.single(IN_STAGING.notification(TaskflowServices.AUTH)))
                            .build(),
                    TaskflowServices.monitoring())
            .clusterBackup(nightly("staging"))
            .alerts(new AlertDefinition(List.of("platform@example.com")))
            .operatorAccess(OperatorAccess.BASTION)
            .objectives(RELAXED_OBJECTIVES)
            .build();

    /** One node and the smallest managed stores, thrown away and made again (F2). */
    public static final EnvironmentDefinition TESTING = EnvironmentDefinition.builder(
                    "testing", Criticality.NON_PRODUCTION, Account.of("101010101010"))
            .addressSpace("10.64.0.0/13")
            .regions(RegionDefinition.of(Region.OREGON, RegionRole.PRIMARY, "10.64.0.0/16", "a", "b"))
            .availability(Availability.BEST_EFFORT)
            .deletionProtection(DeletionProtection.OFF)
            .network(new NetworkDefinition(Egress.NAT_INSTANCE, Endpoints.GATEWAY, FlowLogs.CLOUD_WATCH, 7))
            .cluster(cluster(NodeGroupDefinition.of("application", Purchase.ON_DEMAND, 1, 1, "m6i.xlarge")))
            .ingress(ingress("testing.example.com", "Z0TASKFLOWTESTING", Addresses.CHANGING, RollOut.COUNT))
            .databases(DatabaseDefinition.builder(TaskflowServices.DATABASE, POSTGRES, "db.t4g.small")
                    .backupRetentionDays(1)
                    .build())
            .caches(cache("cache.t4g.micro", 0, Failover.NONE, 0))
            .searchDomains(search("t3.small.search", Topology.SINGLE_NODE, 10))
            .objectStores(files(Replication.NONE))
            .queues(queue())
            .topics(topic())
            .namespaces(
                    IN_TESTING
                            .namespace(new Quota(1_500, 3_072, 20), TESTING_CEILING)
                            .services(
                                    TaskflowServices.single(IN_TESTING.gateway(SMALL)),
                                    TaskflowServices.single(IN_TESTING.auth(SMALL)),
                                    TaskflowServices.single(IN_TESTING.user(SMALL)),
                                    TaskflowServices.single(IN_TESTING.task(SMALL)),
                                    TaskflowServices.single(IN_TESTING.notification(SMALL)))
                            .build(),
                    TaskflowServices.monitoring())
            .operatorAccess(OperatorAccess.BASTION)
            .objectives(RELAXED_OBJECTIVES)
            .build();

    public static final SystemDefinition SYSTEM = new SystemDefinition(
            "taskflow",
            "tasks",
            "taskflow",
            List.of(PRODUCTION, STAGING, TESTING),
            Optional.of(TaskflowLaptop.DEFINITION));

    private Taskflow() {}

    private static ClusterDefinition cluster(NodeGroupDefinition... groups) {
        return new ClusterDefinition(
                KUBERNETES, new NodeGroups(List.of(groups)), List.of(), ADMINISTRATORS, SERVICE_ADDRESSES);
    }

    private static IngressDefinition ingress(String domain, String zone, Addresses addresses, RollOut rollOut) {
        return new IngressDefinition(
                domain, zone, addresses, new Elastic(), new FirewallDefinition(rollOut, REQUESTS_PER_FIVE_MINUTES));
    }

    private static CacheDefinition cache(String nodeType, int replicas, Failover failover, int snapshotDays) {
        return new CacheDefinition(
                TaskflowServices.CACHE,
                Engine.REDIS_7_1,
                new InstanceType(nodeType),
                replicas,
                failover,
                Eviction.VOLATILE_LRU,
                snapshotDays,
                Login.PASSWORD);
    }

    private static SearchDefinition search(String nodeType, Topology topology, int storageGiB) {
        return new SearchDefinition(
                TaskflowServices.SEARCH, new InstanceType(nodeType), topology, storageGiB, List.of("tasks"));
    }

    private static ObjectStoreDefinition files(Replication replication) {
        return new ObjectStoreDefinition(TaskflowServices.FILES, replication, 180, 30);
    }

    static QueueDefinition queue() {
        return new QueueDefinition(TaskflowServices.QUEUE, Order.STANDARD, 60, 4, 5);
    }

    static TopicDefinition topic() {
        return new TopicDefinition(TaskflowServices.TOPIC, Order.STANDARD, List.of());
    }

    /** At two in the morning, kept for three days (F14). */
    private static ClusterBackupDefinition nightly(String namespace) {
        return new ClusterBackupDefinition("0 2 * * *", 72, List.of(namespace));
    }

    /**
     * Between 100m with 128 MiB and a core with 2 GiB (F10). Where pods are also counted by their CPU and memory in
     * percent of what they request, recommendations are only shown: the two would chase each other.
     */
    private static VerticalScaling bounds(Mode mode) {
        return new VerticalScaling(mode, 100, 128, 1_000, 2_048);
    }
}
