package dev.meridian.environments;

import dev.meridian.environments.catalogue.Region;
import dev.meridian.environments.compute.ClusterDefinition;
import dev.meridian.environments.compute.ClusterDefinition.Capacity.NodeGroups;
import dev.meridian.environments.compute.NodeGroupDefinition;
import dev.meridian.environments.compute.NodeGroupDefinition.Purchase;
import dev.meridian.environments.data.DatabaseDefinition;
import dev.meridian.environments.data.DatabaseDefinition.Access;
import dev.meridian.environments.data.DatabaseDefinition.Standby;
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
import dev.meridian.environments.messaging.MailDefinition;
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
import dev.meridian.environments.workload.InClusterStore.Dump;
import dev.meridian.environments.workload.NamespaceDefinition.Quota;
import dev.meridian.environments.workload.SecretDefinition.Source.Generated;
import dev.meridian.environments.workload.SecretDefinition.Source.Provided;
import dev.meridian.environments.workload.container.Use;
import dev.meridian.environments.workload.scaling.Importance;
import dev.meridian.environments.workload.scaling.RollOut.BlueGreen;
import dev.meridian.environments.workload.scaling.RollOut.Colour;
import dev.meridian.environments.workload.scaling.Scaling;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The attendance platform; figures are those of its requirements T2 to T13, its services are in {@link TapworkServices}. */
public final class Tapwork {
    private static final String DATABASE = "tapwork";
    private static final String POSTGRES = "15.15";
    private static final String KUBERNETES = "1.35";
    private static final Cidr SERVICE_ADDRESSES = new Cidr("172.20.0.0/16");
    private static final List<String> ADMINISTRATORS = List.of("PlatformEngineer");

    /** One database in two zones, a second region only for copies of its backups. */
    private static final RecoveryObjectives PRODUCTION_OBJECTIVES = new RecoveryObjectives(
            Duration.ofMinutes(15),
            Duration.ofMinutes(15),
            Duration.ofDays(1),
            Duration.ofHours(4),
            Duration.ofMinutes(15));

    private static final RecoveryObjectives RELAXED_OBJECTIVES = new RecoveryObjectives(
            Duration.ofHours(4), Duration.ofHours(4), Duration.ofDays(1), Duration.ofDays(1), Duration.ofDays(1));

    public static final EnvironmentDefinition PRODUCTION = EnvironmentDefinition.builder(
                    "production", Criticality.PRODUCTION, Account.of("555555555555"))
            .addressSpace("10.24.0.0/13")
            .regions(RegionDefinition.of(Region.N_VIRGINIA, RegionRole.PRIMARY, "10.24.0.0/16", "a", "b", "c"))
            .availability(Availability.SURVIVES_ZONE_LOSS)
            .network(new NetworkDefinition(Egress.NAT_GATEWAY_PER_ZONE, Endpoints.GATEWAY, FlowLogs.S3_PARQUET, 365))
            .cluster(cluster(NodeGroupDefinition.of("application", Purchase.ON_DEMAND, 3, 9, "m6i.large")))
            .ingress(ingress("tapwork.com", "Z0TAPWORKPRODUCTION", RollOut.ENFORCE))
            .databases(DatabaseDefinition.builder(DATABASE, POSTGRES, "db.m6g.large")
                    .storageGiB(100, 500)
                    .standby(Standby.OTHER_ZONE)
                    .backupRetentionDays(30)
                    .access(Access.DIRECT_BY_TLS_1_2)
                    .build())
            .mailDomains(new MailDefinition(TapworkServices.MAIL_DOMAIN, "tapwork.com", "Z0TAPWORKPRODUCTION"))
            .namespaces(TapworkServices.namespace(
                            new Quota(8_000, 16_384, 60),
                            TapworkServices.secrets(new Provided()),
                            TapworkServices.MAIL_LOGIN)
                    .services(
                            TapworkServices.mailingApi()
                                    .scaling(Scaling.horizontal(3, 10, 70, 80))
                                    .rollOut(new BlueGreen(Colour.BLUE, TapworkServices.API))
                                    .placement(TapworkServices.IN_ALL_ZONES)
                                    .importance(Importance.CRITICAL)
                                    .exposures(TapworkServices.apiAt("api.tapwork.com"))
                                    .build(),
                            TapworkServices.scanner("https://api.tapwork.com")
                                    .scaling(Scaling.fixed(2))
                                    .exposures(TapworkServices.scannerAt("scanner.tapwork.com"))
                                    .build())
                    .build())
            .backup(new BackupDefinition(35, Optional.empty(), VaultLock.GOVERNANCE, RestoreTests.WEEKLY, 365))
            .clusterBackup(new ClusterBackupDefinition("0 3 * * *", 168, List.of(TapworkServices.NAMESPACE)))
            .alerts(new AlertDefinition(List.of("on-call@tapwork.com")))
            .operatorAccess(OperatorAccess.BASTION)
            .objectives(PRODUCTION_OBJECTIVES)
            .build();

    public static final EnvironmentDefinition STAGING = EnvironmentDefinition.builder(
                    "staging", Criticality.NON_PRODUCTION, Account.of("666666666666"))
            .addressSpace("10.32.0.0/13")
            .regions(RegionDefinition.of(Region.N_VIRGINIA, RegionRole.PRIMARY, "10.32.0.0/16", "a", "b"))
            .availability(Availability.BEST_EFFORT)
            .network(new NetworkDefinition(Egress.SINGLE_NAT_GATEWAY, Endpoints.GATEWAY, FlowLogs.CLOUD_WATCH, 30))
            .cluster(cluster(
                    NodeGroupDefinition.of("application", Purchase.SPOT, 2, 4, "m6i.large", "m5.large", "m6a.large")))
            .ingress(ingress("staging.tapwork.com", "Z0TAPWORKSTAGING", RollOut.COUNT))
            .databases(DatabaseDefinition.builder(DATABASE, POSTGRES, "db.t4g.medium")
                    .storageGiB(50, 200)
                    .access(Access.DIRECT_BY_TLS_1_2)
                    .build())
            .mailDomains(new MailDefinition(TapworkServices.MAIL_DOMAIN, "staging.tapwork.com", "Z0TAPWORKSTAGING"))
            .namespaces(TapworkServices.namespace(
                            new Quota(4_000, 8_192, 40),
                            TapworkServices.secrets(new Provided()),
                            TapworkServices.MAIL_LOGIN)
                    .services(
                            TapworkServices.mailingApi()
                                    .scaling(Scaling.fixed(2))
                                    .exposures(TapworkServices.apiAt("api.staging.tapwork.com"))
                                    .build(),
                            TapworkServices.scanner("https://api.staging.tapwork.com")
                                    .exposures(TapworkServices.scannerAt("scanner.staging.tapwork.com"))
                                    .build())
                    .build())
            .operatorAccess(OperatorAccess.BASTION)
            .objectives(RELAXED_OBJECTIVES)
            .build();

    /** One of each, nothing of it on the internet, mail caught on the way, the database in the cluster (T4, T8, T11). */
    public static final EnvironmentDefinition DEVELOPMENT = EnvironmentDefinition.builder(
                    "development", Criticality.NON_PRODUCTION, Account.of("777777777777"))
            .addressSpace("10.40.0.0/13")
            .regions(RegionDefinition.of(Region.N_VIRGINIA, RegionRole.PRIMARY, "10.40.0.0/16", "a", "b"))
            .availability(Availability.BEST_EFFORT)
            .deletionProtection(DeletionProtection.OFF)
            .network(new NetworkDefinition(Egress.NAT_INSTANCE, Endpoints.GATEWAY, FlowLogs.CLOUD_WATCH, 7))
            .cluster(cluster(
                    NodeGroupDefinition.of("application", Purchase.SPOT, 2, 3, "t3.large", "t3a.large", "m5.large")))
            .objectStores(new ObjectStoreDefinition("dumps", Replication.NONE, 30, 30))
            .namespaces(TapworkServices.namespace(
                            new Quota(3_000, 6_144, 30), TapworkServices.secrets(new Generated(32)))
                    .stores(TapworkServices.database(DATABASE, new Dump("30 2 * * *", "dumps")))
                    .services(
                            TapworkServices.api("debug")
                                    .uses(Use.database(DATABASE))
                                    .calls(TapworkServices.MAIL)
                                    .build(),
                            TapworkServices.scanner("http://localhost:8000").build(),
                            TapworkServices.mailCatcher())
                    .build())
            .operatorAccess(OperatorAccess.BASTION)
            .objectives(RELAXED_OBJECTIVES)
            .build();

    public static final SystemDefinition SYSTEM = new SystemDefinition(
            "tapwork",
            "attendance",
            "tapwork",
            List.of(PRODUCTION, STAGING, DEVELOPMENT),
            Optional.of(TapworkLaptop.DEFINITION));

    private Tapwork() {}

    private static ClusterDefinition cluster(NodeGroupDefinition... groups) {
        return new ClusterDefinition(
                KUBERNETES, new NodeGroups(List.of(groups)), List.of(), ADMINISTRATORS, SERVICE_ADDRESSES);
    }

    private static IngressDefinition ingress(String domain, String zone, RollOut rollOut) {
        return new IngressDefinition(
                domain, zone, Addresses.CHANGING, new Elastic(), new FirewallDefinition(rollOut, 2_000));
    }
}
