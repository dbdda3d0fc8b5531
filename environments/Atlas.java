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
import dev.meridian.environments.data.DatabaseDefinition;
import dev.meridian.environments.data.DatabaseDefinition.Access;
import dev.meridian.environments.data.DatabaseDefinition.Standby;
import dev.meridian.environments.data.FileStoreDefinition;
import dev.meridian.environments.data.ObjectStoreDefinition;
import dev.meridian.environments.data.ObjectStoreDefinition.Replication;
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
import dev.meridian.environments.ingress.IngressDefinition.Capacity.Reserved;
import dev.meridian.environments.network.Cidr;
import dev.meridian.environments.network.Egress;
import dev.meridian.environments.network.Endpoints;
import dev.meridian.environments.network.FlowLogs;
import dev.meridian.environments.network.NetworkDefinition;
import dev.meridian.environments.network.OperatorAccess;
import dev.meridian.environments.network.VpnDefinition;
import dev.meridian.environments.observability.AlertDefinition;
import dev.meridian.environments.protection.BackupDefinition;
import dev.meridian.environments.protection.BackupDefinition.RestoreTests;
import dev.meridian.environments.protection.BackupDefinition.VaultLock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The three-region web application; figures are those of its requirements A3 to A8 and A15 to A19. */
public final class Atlas {
    private static final String POSTGRES = "16.13";
    private static final String KUBERNETES = "1.35";
    private static final Cidr SERVICE_ADDRESSES = new Cidr("172.20.0.0/16");
    private static final List<String> ADMINISTRATORS = List.of("PlatformEngineer");

    /** Recovery times of A16; the loss of data is what continuous backup and asynchronous replication leave. */
    private static final RecoveryObjectives PRODUCTION_OBJECTIVES = new RecoveryObjectives(
            Duration.ofMinutes(5),
            Duration.ofMinutes(2),
            Duration.ofMinutes(15),
            Duration.ofHours(4),
            Duration.ofMinutes(15));

    private static final RecoveryObjectives RELAXED_OBJECTIVES = new RecoveryObjectives(
            Duration.ofHours(4), Duration.ofHours(1), Duration.ofDays(1), Duration.ofDays(1), Duration.ofDays(1));

    public static final EnvironmentDefinition PRODUCTION = EnvironmentDefinition.builder(
                    "production", Criticality.PRODUCTION, Account.of("222222222222"))
            .addressSpace("10.0.0.0/13")
            .regions(
                    RegionDefinition.of(Region.N_VIRGINIA, RegionRole.PRIMARY, "10.0.0.0/16", "a", "b", "c"),
                    RegionDefinition.of(Region.IRELAND, RegionRole.ACTIVE, "10.1.0.0/16", "a", "b", "c"),
                    RegionDefinition.of(Region.SINGAPORE, RegionRole.ACTIVE, "10.2.0.0/16", "a", "b", "c"))
            .availability(Availability.SURVIVES_REGION_LOSS)
            .network(new NetworkDefinition(
                    Egress.NAT_GATEWAY_PER_ZONE, Endpoints.PRIVATE_CLUSTER, FlowLogs.S3_PARQUET, 365))
            .vpns(new VpnDefinition("office", "198.51.100.10", 65010, List.of(new Cidr("192.168.0.0/20"))))
            .cluster(cluster(
                    NodeGroupDefinition.of("application", Purchase.ON_DEMAND, 3, 12, "m5.xlarge"),
                    NodeGroupDefinition.of(
                            "application-spot", Purchase.SPOT, 0, 8, "m5.xlarge", "m5a.xlarge", "m6i.xlarge")))
            .ingress(new IngressDefinition(
                    "atlas.example.com",
                    "Z0ATLASPRODUCTION",
                    Addresses.CHANGING,
                    new Reserved(10_000),
                    new FirewallDefinition(RollOut.ENFORCE, 2_000)))
            .namespaces(AtlasServices.production())
            .databases(DatabaseDefinition.builder("main", POSTGRES, "db.r5.2xlarge")
                    .storageGiB(500, 2_048)
                    .standby(Standby.OTHER_ZONE)
                    .readReplicas(2)
                    .replicaRegions(Region.IRELAND, Region.SINGAPORE)
                    .backupRetentionDays(30)
                    .access(Access.DIRECT)
                    .build())
            .caches(cache("cache.r5.xlarge", 2, Failover.AUTOMATIC, 7))
            .objectStores(new ObjectStoreDefinition("assets", Replication.BETWEEN_ALL, 180, 90))
            .fileStores(new FileStoreDefinition("shared", "/shared", Optional.of(Region.IRELAND)))
            .backup(new BackupDefinition(
                    30, Optional.of(Region.IRELAND), VaultLock.GOVERNANCE, RestoreTests.WEEKLY, 365))
            .alerts(new AlertDefinition(List.of("on-call@example.com")))
            .operatorAccess(OperatorAccess.BASTION)
            .objectives(PRODUCTION_OBJECTIVES)
            .build();

    public static final EnvironmentDefinition STAGING = EnvironmentDefinition.builder(
                    "staging", Criticality.NON_PRODUCTION, Account.of("333333333333"))
            .addressSpace("10.8.0.0/13")
            .regions(RegionDefinition.of(Region.N_VIRGINIA, RegionRole.PRIMARY, "10.8.0.0/16", "a", "b"))
            .availability(Availability.BEST_EFFORT)
            .network(new NetworkDefinition(Egress.SINGLE_NAT_GATEWAY, Endpoints.GATEWAY, FlowLogs.CLOUD_WATCH, 30))
            .cluster(cluster(
                    NodeGroupDefinition.of("application", Purchase.SPOT, 2, 3, "m5.large", "m5a.large", "m6i.large")))
            .ingress(new IngressDefinition(
                    "staging.atlas.example.com",
                    "Z0ATLASSTAGING",
                    Addresses.CHANGING,
                    new Elastic(),
                    new FirewallDefinition(RollOut.COUNT, 2_000)))
            .namespaces(AtlasServices.staging())
            .databases(DatabaseDefinition.builder("main", POSTGRES, "db.t4g.medium")
                    .storageGiB(50, 200)
                    .build())
            .caches(cache("cache.t4g.small", 0, Failover.NONE, 0))
            .objectStores(new ObjectStoreDefinition("assets", Replication.NONE, 180, 30))
            .fileStores(new FileStoreDefinition("shared", "/shared", Optional.empty()))
            .backup(new BackupDefinition(7, Optional.empty(), VaultLock.NONE, RestoreTests.NONE, 0))
            .operatorAccess(OperatorAccess.BASTION)
            .objectives(RELAXED_OBJECTIVES)
            .build();

    /** One application server (A8); database and cache run in the cluster (A9). */
    public static final EnvironmentDefinition DEVELOPMENT = EnvironmentDefinition.builder(
                    "development", Criticality.NON_PRODUCTION, Account.of("444444444444"))
            .addressSpace("10.16.0.0/13")
            .regions(RegionDefinition.of(Region.N_VIRGINIA, RegionRole.PRIMARY, "10.16.0.0/16", "a", "b"))
            .availability(Availability.BEST_EFFORT)
            .deletionProtection(DeletionProtection.OFF)
            .network(new NetworkDefinition(Egress.NAT_INSTANCE, Endpoints.GATEWAY, FlowLogs.CLOUD_WATCH, 7))
            .cluster(cluster(NodeGroupDefinition.of("application", Purchase.SPOT, 2, 3, "t3.large", "t3a.large")))
            .objectStores(new ObjectStoreDefinition("dumps", Replication.NONE, 30, 30))
            .namespaces(AtlasServices.development(), AtlasServices.database(), AtlasServices.cache())
            .operatorAccess(OperatorAccess.BASTION)
            .objectives(RELAXED_OBJECTIVES)
            .build();

    public static final SystemDefinition SYSTEM = new SystemDefinition(
            "atlas",
            "platform",
            "atlas",
            List.of(PRODUCTION, STAGING, DEVELOPMENT),
            Optional.of(AtlasLaptop.DEFINITION));

    private Atlas() {}

    private static ClusterDefinition cluster(NodeGroupDefinition... groups) {
        return new ClusterDefinition(
                KUBERNETES, new NodeGroups(List.of(groups)), List.of(), ADMINISTRATORS, SERVICE_ADDRESSES);
    }

    /** Redis 7 that drops what was used least recently (A6). */
    private static CacheDefinition cache(String nodeType, int replicas, Failover failover, int snapshotDays) {
        return new CacheDefinition(
                "cache",
                Engine.REDIS_7_1,
                new InstanceType(nodeType),
                replicas,
                failover,
                Eviction.ALLKEYS_LRU,
                snapshotDays,
                CacheDefinition.Login.IAM);
    }
}
