package dev.meridian.environments.validation;

import dev.meridian.environments.catalogue.InstanceType;
import dev.meridian.environments.catalogue.Region;
import dev.meridian.environments.compute.ClusterDefinition;
import dev.meridian.environments.compute.ClusterDefinition.Capacity;
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
import dev.meridian.environments.definition.Account;
import dev.meridian.environments.definition.Availability;
import dev.meridian.environments.definition.Criticality;
import dev.meridian.environments.definition.EnvironmentDefinition;
import dev.meridian.environments.definition.EnvironmentDefinitionBuilder;
import dev.meridian.environments.definition.RecoveryObjectives;
import dev.meridian.environments.definition.RegionDefinition;
import dev.meridian.environments.definition.RegionRole;
import dev.meridian.environments.definition.SystemDefinition;
import dev.meridian.environments.ingress.FirewallDefinition;
import dev.meridian.environments.ingress.FirewallDefinition.RollOut;
import dev.meridian.environments.ingress.IngressDefinition;
import dev.meridian.environments.ingress.IngressDefinition.Addresses;
import dev.meridian.environments.ingress.IngressDefinition.Capacity.Reserved;
import dev.meridian.environments.network.Cidr;
import dev.meridian.environments.network.Egress;
import dev.meridian.environments.network.Endpoints;
import dev.meridian.environments.network.FlowLogs;
import dev.meridian.environments.network.NetworkDefinition;
import dev.meridian.environments.network.VpnDefinition;
import dev.meridian.environments.observability.AlertDefinition;
import dev.meridian.environments.protection.BackupDefinition;
import dev.meridian.environments.protection.BackupDefinition.RestoreTests;
import dev.meridian.environments.protection.BackupDefinition.VaultLock;
import dev.meridian.environments.workload.Exposure;
import dev.meridian.environments.workload.NamespaceDefinition;
import dev.meridian.environments.workload.NamespaceDefinition.Ceiling;
import dev.meridian.environments.workload.NamespaceDefinition.Quota;
import dev.meridian.environments.workload.Probe;
import dev.meridian.environments.workload.ServiceDefinition;
import dev.meridian.environments.workload.ServiceDefinitionBuilder;
import dev.meridian.environments.workload.container.Image;
import dev.meridian.environments.workload.container.Resources;
import dev.meridian.environments.workload.scaling.Scaling;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A production environment with nothing wrong in it, for tests to spoil in one place each. */
public final class Sample {
    public static final Region PRIMARY = Region.N_VIRGINIA;
    public static final Region SECOND = Region.IRELAND;

    private static final Resources RESOURCES = Resources.request(250, 256).limit(500, 512);

    private Sample() {}

    public static EnvironmentDefinitionBuilder production() {
        return production("production", Account.of("222222222222"));
    }

    public static EnvironmentDefinitionBuilder production(String name, Account account) {
        return withoutBackup(name, account).backup(backup(30, Optional.of(SECOND), 365));
    }

    public static EnvironmentDefinitionBuilder withoutBackup() {
        return withoutBackup("production", Account.of("222222222222"));
    }

    private static EnvironmentDefinitionBuilder withoutBackup(String name, Account account) {
        return withoutBackupAndAlerts(name, account).alerts(new AlertDefinition(List.of("on-call@example.com")));
    }

    public static EnvironmentDefinitionBuilder withoutAlerts() {
        return withoutBackupAndAlerts("production", Account.of("222222222222"))
                .backup(backup(30, Optional.of(SECOND), 365));
    }

    private static EnvironmentDefinitionBuilder withoutBackupAndAlerts(String name, Account account) {
        return EnvironmentDefinition.builder(name, Criticality.PRODUCTION, account)
                .addressSpace("10.0.0.0/13")
                .regions(primary(), second("10.1.0.0/16"))
                .availability(Availability.SURVIVES_REGION_LOSS)
                .network(network(Egress.NAT_GATEWAY_PER_ZONE, Endpoints.GATEWAY, 365))
                .vpns(vpn("198.51.100.10", 65_010, "192.168.0.0/20"))
                .cluster(cluster("1.35", "172.20.0.0/16", nodes(3, 20, "m5.xlarge")))
                .ingress(ingress("sample.example.com", "Z0SAMPLE", 10_000))
                .namespaces(namespace(service("web").exposures(exposure("/")).build()))
                .databases(database("16.9", "db.r5.2xlarge").build())
                .caches(cache("cache.r5.xlarge", 2, Failover.AUTOMATIC))
                .objectStores(new ObjectStoreDefinition("assets", Replication.BETWEEN_ALL, 180, 90))
                .fileStores(new FileStoreDefinition("shared", "/shared", Optional.of(SECOND)))
                .objectives(objectives(Duration.ofMinutes(5), Duration.ofMinutes(15)));
    }

    /** A namespace with one exposed service. */
    public static NamespaceDefinition.Builder namespace() {
        return NamespaceDefinition.builder("application", new Quota(8_000, 16_384, 50), new Ceiling(2_000, 4_096))
                .services(exposed().build());
    }

    /** A service that takes all requests from the internet. */
    public static ServiceDefinitionBuilder exposed() {
        return service("web").exposures(exposure("/"));
    }

    /** A namespace of another name. */
    public static NamespaceDefinition namespace(String name, ServiceDefinition... services) {
        return NamespaceDefinition.builder(name, new Quota(8_000, 16_384, 50), new Ceiling(2_000, 4_096))
                .services(services)
                .build();
    }

    /** A service that nobody asks whether it is well. */
    public static ServiceDefinitionBuilder unprobed(String name) {
        return ServiceDefinition.builder(name, new Image("sample/" + name, "v1.0.0"), RESOURCES)
                .port("http", 8080)
                .scaling(Scaling.fixed(3));
    }

    /** An environment that promises nothing and keeps nothing. */
    public static EnvironmentDefinitionBuilder development() {
        return withoutCluster().cluster(cluster("1.35", "172.20.0.0/16", nodes(1, 3, "m5.large")));
    }

    public static EnvironmentDefinitionBuilder withoutCluster() {
        return EnvironmentDefinition.builder("development", Criticality.NON_PRODUCTION, Account.of("333333333333"))
                .addressSpace("10.0.0.0/13")
                .regions(RegionDefinition.of(PRIMARY, RegionRole.PRIMARY, "10.0.0.0/16", "a", "b"))
                .availability(Availability.BEST_EFFORT)
                .network(network(Egress.SINGLE_NAT_GATEWAY, Endpoints.GATEWAY, 30))
                .objectStores(objects("dumps"))
                .objectives(new RecoveryObjectives(
                        Duration.ofHours(4),
                        Duration.ofHours(4),
                        Duration.ofDays(1),
                        Duration.ofDays(1),
                        Duration.ofDays(1)));
    }

    public static SystemDefinition system(EnvironmentDefinitionBuilder environment) {
        return new SystemDefinition("sample", "platform", "sample", List.of(environment.build()));
    }

    public static RegionDefinition primary() {
        return RegionDefinition.of(PRIMARY, RegionRole.PRIMARY, "10.0.0.0/16", "a", "b", "c");
    }

    public static RegionDefinition second(String cidr) {
        return RegionDefinition.of(SECOND, RegionRole.ACTIVE, cidr, "a", "b", "c");
    }

    public static DatabaseDefinition.Builder database(String version, String instanceType) {
        return DatabaseDefinition.builder("main", version, instanceType)
                .standby(Standby.OTHER_ZONE)
                .replicaRegions(SECOND);
    }

    public static ObjectStoreDefinition objects(String name) {
        return new ObjectStoreDefinition(name, Replication.NONE, 180, 90);
    }

    public static FileStoreDefinition files(String name, String path) {
        return new FileStoreDefinition(name, path, Optional.empty());
    }

    public static CacheDefinition cache(String nodeType, int replicas, Failover failover) {
        return new CacheDefinition(
                "cache",
                Engine.REDIS_7_1,
                new InstanceType(nodeType),
                replicas,
                failover,
                Eviction.ALLKEYS_LRU,
                7,
                CacheDefinition.Login.IAM);
    }

    public static ClusterDefinition cluster(String version, String serviceAddresses, NodeGroupDefinition... groups) {
        return new ClusterDefinition(
                version, new NodeGroups(List.of(groups)), List.of(), List.of("Operator"), new Cidr(serviceAddresses));
    }

    public static ClusterDefinition cluster(Capacity capacity, String... administrators) {
        return new ClusterDefinition("1.35", capacity, List.of(), List.of(administrators), new Cidr("172.20.0.0/16"));
    }

    public static NodeGroupDefinition nodes(int minimum, int maximum, String type) {
        return NodeGroupDefinition.of("application", Purchase.ON_DEMAND, minimum, maximum, type);
    }

    public static VpnDefinition vpn(String address, long asn, String network) {
        return new VpnDefinition("office", address, asn, List.of(new Cidr(network)));
    }

    public static IngressDefinition ingress(String domain, String zone, int connections) {
        return new IngressDefinition(
                domain,
                zone,
                Addresses.CHANGING,
                new Reserved(connections),
                new FirewallDefinition(RollOut.ENFORCE, 2_000));
    }

    public static NamespaceDefinition namespace(ServiceDefinition... services) {
        return namespace().services(services).build();
    }

    public static ServiceDefinitionBuilder service(String name) {
        return service(name, new Image("sample/" + name, "v1.0.0"), RESOURCES);
    }

    public static ServiceDefinitionBuilder service(String name, Image image) {
        return service(name, image, RESOURCES);
    }

    public static ServiceDefinitionBuilder service(String name, Resources resources) {
        return service(name, new Image("sample/" + name, "v1.0.0"), resources);
    }

    private static ServiceDefinitionBuilder service(String name, Image image, Resources resources) {
        return ServiceDefinition.builder(name, image, resources)
                .port("http", 8080)
                .readiness(Probe.http("/health", "http"))
                .scaling(Scaling.fixed(3));
    }

    public static Exposure exposure(String path) {
        return Exposure.anyHost(path, Math.floorMod(path.hashCode(), 1_000) + 1, "http", "/health");
    }

    public static NetworkDefinition network(Egress egress, Endpoints endpoints, int retentionDays) {
        return new NetworkDefinition(egress, endpoints, FlowLogs.CLOUD_WATCH, retentionDays);
    }

    public static BackupDefinition backup(int days, Optional<Region> copyRegion, int archiveDays) {
        return new BackupDefinition(days, copyRegion, VaultLock.GOVERNANCE, RestoreTests.WEEKLY, archiveDays);
    }

    public static RecoveryObjectives objectives(Duration database, Duration dataLoss) {
        return new RecoveryObjectives(
                database, Duration.ofMinutes(2), Duration.ofMinutes(15), Duration.ofHours(4), dataLoss);
    }
}
