package dev.meridian.environments.validation;

import static dev.meridian.environments.validation.Sample.backup;
import static dev.meridian.environments.validation.Sample.cache;
import static dev.meridian.environments.validation.Sample.cluster;
import static dev.meridian.environments.validation.Sample.database;
import static dev.meridian.environments.validation.Sample.ingress;
import static dev.meridian.environments.validation.Sample.network;
import static dev.meridian.environments.validation.Sample.nodes;
import static dev.meridian.environments.validation.Sample.objectives;
import static dev.meridian.environments.validation.Sample.primary;
import static dev.meridian.environments.validation.Sample.production;
import static dev.meridian.environments.validation.Sample.second;
import static dev.meridian.environments.validation.Sample.service;
import static dev.meridian.environments.validation.Sample.system;
import static dev.meridian.environments.validation.Sample.vpn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.meridian.environments.Systems;
import dev.meridian.environments.catalogue.Region;
import dev.meridian.environments.compute.ClusterDefinition;
import dev.meridian.environments.compute.ClusterDefinition.Capacity.AutoMode;
import dev.meridian.environments.compute.ClusterDefinition.Capacity.NodeGroups;
import dev.meridian.environments.compute.NodeGroupDefinition;
import dev.meridian.environments.compute.NodeGroupDefinition.Purchase;
import dev.meridian.environments.data.CacheDefinition.Failover;
import dev.meridian.environments.data.DatabaseDefinition;
import dev.meridian.environments.data.DatabaseDefinition.Standby;
import dev.meridian.environments.data.FileStoreDefinition;
import dev.meridian.environments.data.ObjectStoreDefinition;
import dev.meridian.environments.data.ObjectStoreDefinition.Replication;
import dev.meridian.environments.definition.Account;
import dev.meridian.environments.definition.Availability;
import dev.meridian.environments.definition.DeletionProtection;
import dev.meridian.environments.definition.Encryption;
import dev.meridian.environments.definition.EnvironmentDefinitionBuilder;
import dev.meridian.environments.definition.RegionDefinition;
import dev.meridian.environments.definition.RegionRole;
import dev.meridian.environments.definition.SystemDefinition;
import dev.meridian.environments.ingress.IngressDefinition.ServiceDefinition;
import dev.meridian.environments.network.Cidr;
import dev.meridian.environments.network.Egress;
import dev.meridian.environments.network.Endpoints;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DefinitionsTest {
    @Test
    void accepts_all_systems_of_meridian() {
        assertThatCode(() -> Definitions.requireValid(Systems.all())).doesNotThrowAnyException();
    }

    @Test
    void accepts_the_sample_that_the_other_tests_spoil() {
        assertThatCode(() -> Definitions.requireValid(List.of(system(production()))))
                .doesNotThrowAnyException();
    }

    static Stream<Arguments> spoilt() {
        return Stream.of(
                spoilt("account must have 12 digits, got '42'", "42"),
                spoilt(
                        "cidr of us-east-1 must be an aligned IPv4 block, got '10.0.1.0/16'; did you mean 10.0.0.0/16?",
                        it -> it.regions(
                                RegionDefinition.of(Sample.PRIMARY, RegionRole.PRIMARY, "10.0.1.0/16", "a", "b", "c"),
                                second("10.1.0.0/16"))),
                spoilt(
                        "cidr of eu-west-1 must be an aligned IPv4 block, got '10.1.0.0'; write it like 10.0.0.0/16",
                        it -> it.regions(primary(), second("10.1.0.0"))),
                spoilt(
                        "cidr 10.0.0.0/16 of eu-west-1 overlaps 10.0.0.0/16 of us-east-1; give each region its own range",
                        it -> it.regions(primary(), second("10.0.0.0/16"))),
                spoilt(
                        "cidr of eu-west-1 must lie in the environment's address space 10.0.0.0/13, got 10.9.0.0/16",
                        it -> it.regions(primary(), second("10.9.0.0/16"))),
                spoilt(
                        "cidr of eu-west-1 must be a /16 to a /20, so that its tiers and zones find room, got 10.1.0.0/24",
                        it -> it.regions(primary(), second("10.1.0.0/24"))),
                spoilt(
                        "cidr of eu-west-1 must be private (RFC 1918), got 11.1.0.0/16; use a part of 10.0.0.0/8,"
                                + " 172.16.0.0/12 or 192.168.0.0/16",
                        it -> it.regions(primary(), second("11.1.0.0/16"))),
                spoilt(
                        "region eu-west-1 must span at least 3 zones for availability SURVIVES_REGION_LOSS, got 2"
                                + " (eu-west-1a, eu-west-1b)",
                        it -> it.regions(
                                primary(),
                                RegionDefinition.of(Sample.SECOND, RegionRole.ACTIVE, "10.1.0.0/16", "a", "b"))),
                spoilt(
                        "region 'eu-west-9' is unknown; use one of ap-northeast-1, ap-southeast-1, ap-southeast-2,"
                                + " eu-central-1, eu-west-1, us-east-1, us-east-2, us-west-2",
                        it -> it.regions(
                                primary(),
                                second("10.1.0.0/16"),
                                RegionDefinition.of(
                                        new Region("eu-west-9"), RegionRole.ACTIVE, "10.2.0.0/16", "a", "b", "c"))),
                spoilt(
                        "zone 'eu-west-1x' is unknown in eu-west-1; use some of eu-west-1a, eu-west-1b, eu-west-1c",
                        it -> it.regions(
                                primary(),
                                RegionDefinition.of(Sample.SECOND, RegionRole.ACTIVE, "10.1.0.0/16", "a", "b", "x"))),
                spoilt(
                        "region us-east-1 may span at most 4 zones, for which its address plan keeps room, got 5",
                        it -> it.regions(
                                RegionDefinition.of(
                                        Sample.PRIMARY, RegionRole.PRIMARY, "10.0.0.0/16", "a", "b", "c", "d", "f"),
                                second("10.1.0.0/16"))),
                spoilt(
                        "exactly one region must be PRIMARY, got us-east-1 and eu-west-1; writes need one place to go",
                        it -> it.databases()
                                .fileStores()
                                .backup(backup(30, Optional.of(Region.IRELAND), 0))
                                .regions(
                                        primary(),
                                        RegionDefinition.of(
                                                Sample.SECOND, RegionRole.PRIMARY, "10.1.0.0/16", "a", "b", "c"))),
                spoilt(
                        "exactly one region must be PRIMARY, got none; writes need one place to go",
                        it -> it.regions(
                                RegionDefinition.of(Sample.PRIMARY, RegionRole.STANDBY, "10.0.0.0/16", "a", "b", "c"),
                                second("10.1.0.0/16"))),
                spoilt(
                        "region 'us-east-1' is defined twice; give each its own name",
                        it -> it.regions(
                                primary(),
                                second("10.1.0.0/16"),
                                RegionDefinition.of(Sample.PRIMARY, RegionRole.ACTIVE, "10.2.0.0/16", "a", "b", "c"))),
                spoilt(
                        "availability SURVIVES_REGION_LOSS needs at least two regions, got 1; add one or promise less",
                        it -> it.regions(primary())),
                spoilt(
                        "egress SINGLE_NAT_GATEWAY ends when its zone is lost, which availability SURVIVES_REGION_LOSS"
                                + " forbids; use NAT_GATEWAY_PER_ZONE or REGIONAL_NAT_GATEWAY",
                        it -> it.network(network(Egress.SINGLE_NAT_GATEWAY, Endpoints.GATEWAY, 365))),
                spoilt(
                        "egress NONE leaves the cluster's nodes without the AWS services they start with; use endpoints"
                                + " PRIVATE_CLUSTER, got GATEWAY",
                        it -> it.network(network(Egress.NONE, Endpoints.GATEWAY, 365))),
                spoilt(
                        "flowLogRetentionDays must be one that CloudWatch Logs knows, got 31; use one of [1, 3, 5, 7, 14,"
                                + " 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288,"
                                + " 3653]",
                        it -> it.network(network(Egress.NAT_GATEWAY_PER_ZONE, Endpoints.GATEWAY, 31))),
                spoilt(
                        "vpn 'office': gatewayAsn must be between 1 and 4294967294, got 0; ask the site's network team",
                        it -> it.vpns(vpn("198.51.100.10", 0, "192.168.0.0/20"))),
                spoilt(
                        "vpn 'office': gatewayAddress must be a public IPv4 address, got '10.0.0.1'",
                        it -> it.vpns(vpn("10.0.0.1", 65_010, "192.168.0.0/20"))),
                spoilt(
                        "vpn 'office': network 10.5.0.0/16 overlaps the environment's address space 10.0.0.0/13;"
                                + " packets to it would never leave",
                        it -> it.vpns(vpn("198.51.100.10", 65_010, "10.5.0.0/16"))),
                spoilt(
                        "database 'main': storageGiB 500 is above maxStorageGiB 400; raise the limit",
                        it -> it.databases(database("16.9", "db.r5.2xlarge")
                                .storageGiB(500, 400)
                                .build())),
                spoilt(
                        "database 'main': maxStorageGiB must be at least 10 % above storageGiB 500, got 549;"
                                + " make it 550 or more",
                        it -> it.databases(database("16.9", "db.r5.2xlarge")
                                .storageGiB(500, 549)
                                .build())),
                spoilt(
                        "database 'main': storageGiB must be between 20 and 65536, got 10; gp3 comes in no other size",
                        it -> it.databases(database("16.9", "db.r5.2xlarge")
                                .storageGiB(10, 100)
                                .build())),
                spoilt(
                        "database 'main': backupRetentionDays must be between 1 and 35, got 36; no database goes without"
                                + " backups, and longer ones are a backup plan's",
                        it -> it.databases(database("16.9", "db.r5.2xlarge")
                                .backupRetentionDays(36)
                                .build())),
                spoilt(
                        "database 'main': instance type db.x9.large is of a family not offered for PostgreSQL 16;"
                                + " families: m5, m6g, m6i, m7g, r5, r6g, r6i, r7g, t3, t4g",
                        it -> it.databases(database("16.9", "db.x9.large").build())),
                spoilt(
                        "database 'main': instance type db.t4g.24xlarge is of a size not offered for PostgreSQL 16;"
                                + " sizes of t4g: 2xlarge, large, medium, micro, small, xlarge",
                        it -> it.databases(database("16.9", "db.t4g.24xlarge").build())),
                spoilt(
                        "database 'main': instance type m5.large must look like 'db.m5.xlarge'",
                        it -> it.databases(database("16.9", "m5.large").build())),
                spoilt(
                        "database 'main': version must be a PostgreSQL version like 16.9, 14 to 18, got '16'",
                        it -> it.databases(database("16", "db.r5.2xlarge").build())),
                spoilt(
                        "database 'main': replica region eu-central-1 has no network in this environment; add it to"
                                + " regions",
                        it -> it.databases(database("16.9", "db.r5.2xlarge")
                                .replicaRegions(Region.FRANKFURT)
                                .build())),
                spoilt(
                        "database 'main': replica region us-east-1 is the primary, where the writer is; use readReplicas"
                                + " for copies there",
                        it -> it.databases(database("16.9", "db.r5.2xlarge")
                                .replicaRegions(Sample.PRIMARY, Sample.SECOND)
                                .build())),
                spoilt(
                        "database 'main': standby must be OTHER_ZONE for availability SURVIVES_REGION_LOSS, got NONE",
                        it -> it.databases(database("16.9", "db.r5.2xlarge")
                                .standby(Standby.NONE)
                                .build())),
                spoilt(
                        "database 'main': replicaRegions must name a region for availability SURVIVES_REGION_LOSS,"
                                + " got none",
                        it -> it.databases(database("16.9", "db.r5.2xlarge")
                                .replicaRegions()
                                .build())),
                spoilt(
                        "cache 'cache': 2 replicas without automatic failover never take over; set failover AUTOMATIC",
                        it -> it.caches(cache("cache.r5.xlarge", 2, Failover.NONE))),
                spoilt(
                        "cache 'cache': failover AUTOMATIC needs a replica to fail over to, got 0; add one or set NONE",
                        it -> it.availability(Availability.BEST_EFFORT)
                                .caches(cache("cache.r5.xlarge", 0, Failover.AUTOMATIC))),
                spoilt(
                        "cache 'cache': node type cache.r5.8xlarge is of a size not offered for Redis 7 and Valkey;"
                                + " sizes of r5: 12xlarge, 24xlarge, 2xlarge, 4xlarge, large, xlarge",
                        it -> it.caches(cache("cache.r5.8xlarge", 2, Failover.AUTOMATIC))),
                spoilt(
                        "cache 'cache': replicas must be between 0 and 5, got 6; ElastiCache adds no more",
                        it -> it.caches(cache("cache.r5.xlarge", 6, Failover.AUTOMATIC))),
                spoilt(
                        "node group 'application': minimum 20 is above maximum 3; exchange them or raise the maximum",
                        it -> it.cluster(cluster("1.35", "172.20.0.0/16", nodes(20, 3, "m5.xlarge")))),
                spoilt(
                        "cluster: on-demand node groups must keep at least 3 nodes, one per zone, for availability"
                                + " SURVIVES_REGION_LOSS, got 2",
                        it -> it.cluster(cluster("1.35", "172.20.0.0/16", nodes(2, 3, "m5.xlarge")))),
                spoilt(
                        "cluster: version must be one of [1.34, 1.35, 1.36], got '1.29'",
                        it -> it.cluster(cluster("1.29", "172.20.0.0/16", nodes(3, 20, "m5.xlarge")))),
                spoilt(
                        "cluster: serviceAddresses 10.4.0.0/16 overlap the environment's address space 10.0.0.0/13;"
                                + " take a block outside",
                        it -> it.cluster(cluster("1.35", "10.4.0.0/16", nodes(3, 20, "m5.xlarge")))),
                spoilt(
                        "cluster: serviceAddresses 192.168.0.0/16 overlap network 192.168.0.0/20 of vpn 'office';"
                                + " take a block outside",
                        it -> it.cluster(cluster("1.35", "192.168.0.0/16", nodes(3, 20, "m5.xlarge")))),
                spoilt(
                        "cluster: publicAccess must not be the whole internet in production, got 0.0.0.0/0; name the"
                                + " networks that operators work from",
                        it -> it.cluster(new ClusterDefinition(
                                "1.35",
                                new AutoMode(),
                                List.of(new Cidr("0.0.0.0/0")),
                                List.of("Operator"),
                                new Cidr("172.20.0.0/16")))),
                spoilt(
                        "cluster: administrators must name at least one IAM role, got none; nobody could look into the"
                                + " cluster",
                        it -> it.cluster(new ClusterDefinition(
                                "1.35", new AutoMode(), List.of(), List.of(), new Cidr("172.20.0.0/16")))),
                spoilt(
                        "node group 'application' is defined twice; give each its own name",
                        it -> it.cluster(cluster(
                                "1.35", "172.20.0.0/16", nodes(3, 20, "m5.xlarge"), nodes(0, 20, "m5.xlarge")))),
                spoilt(
                        "node group 'application': diskGiB must be between 20 and 16384, got 8; the node image needs 20"
                                + " GiB",
                        it -> it.cluster(new ClusterDefinition(
                                "1.35",
                                new NodeGroups(List.of(new NodeGroupDefinition(
                                        "application",
                                        nodes(3, 20, "m5.xlarge").instanceTypes(),
                                        Purchase.ON_DEMAND,
                                        3,
                                        20,
                                        8))),
                                List.of(),
                                List.of("Operator"),
                                new Cidr("172.20.0.0/16")))),
                spoilt(
                        "ingress: hostedZoneId must be a public zone's id like Z0123456789ABC, got 'example.com'",
                        it -> it.ingress(ingress("sample.example.com", "example.com", 10, service("web", "/*")))),
                spoilt(
                        "path of a service '/*' is defined twice; give each its own name",
                        it -> it.ingress(ingress(
                                "sample.example.com", "Z0SAMPLE", 10, service("web", "/*"), service("api", "/*")))),
                spoilt(
                        "service 'web': port must be between 1 and 65535, got 70000; give the port of its pods",
                        it -> it.ingress(ingress(
                                "sample.example.com",
                                "Z0SAMPLE",
                                10,
                                new ServiceDefinition("web", 1_000, "/*", 70_000, "/health")))),
                spoilt(
                        "object store 'assets' is defined twice; give each its own name",
                        it -> it.objectStores(
                                new ObjectStoreDefinition("assets", Replication.NONE, 30, 30),
                                new ObjectStoreDefinition("assets", Replication.NONE, 30, 30))),
                spoilt(
                        "bucket name 'sample-production-a-very-long-name-for-objects-000000000000-us-east-1' is 69"
                                + " characters long, AWS allows 63; shorten the system's, environment's or its own name",
                        it -> it.objectStores(new ObjectStoreDefinition(
                                "a-very-long-name-for-objects", Replication.BETWEEN_ALL, 30, 30))),
                spoilt(
                        "database name must be lower-case letters, digits and single hyphens, a letter first, got"
                                + " 'Main_DB'",
                        it -> it.databases(DatabaseDefinition.builder("Main_DB", "16.9", "db.r5.2xlarge")
                                .standby(Standby.OTHER_ZONE)
                                .replicaRegions(Sample.SECOND)
                                .build())),
                spoilt(
                        "file store 'shared': replica region us-east-1 must be one of the environment's other regions;"
                                + " add it to regions",
                        it -> it.fileStores(new FileStoreDefinition("shared", "/shared", Optional.of(Sample.PRIMARY)))),
                spoilt(
                        "deletionProtection must be ON in production, got OFF",
                        it -> it.deletionProtection(DeletionProtection.OFF)),
                spoilt(
                        "encryption must be CUSTOMER_MANAGED_KEYS in production, got AWS_MANAGED_KEYS; copies encrypted"
                                + " with AWS's own keys cannot leave their region",
                        it -> it.encryption(Encryption.AWS_MANAGED_KEYS)),
                spoilt(
                        "backup: copyRegion must be named for availability SURVIVES_REGION_LOSS, got none",
                        it -> it.backup(backup(30, Optional.empty(), 0))),
                spoilt(
                        "backup: archiveDays must be 0 or at least 120, got 90; Glacier bills 90 days at least",
                        it -> it.backup(backup(30, Optional.of(Sample.SECOND), 90))),
                spoilt(
                        "archived database name 'sample-production-a-database-with-a-long-name' is 45 characters long, AWS"
                                + " allows 40; shorten the system's, environment's or its own name",
                        it -> it.databases(
                                DatabaseDefinition.builder("a-database-with-a-long-name", "16.13", "db.r5.2xlarge")
                                        .standby(Standby.OTHER_ZONE)
                                        .replicaRegions(Sample.SECOND)
                                        .build())),
                spoilt(
                        "objectives: database must be longer than nothing, got PT0S",
                        it -> it.objectives(objectives(Duration.ZERO, Duration.ofMinutes(15)))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("spoilt")
    void refuses_what_is_wrong_and_names_it_with_its_cure(
            String problem, UnaryOperator<EnvironmentDefinitionBuilder> spoil, EnvironmentDefinitionBuilder sample) {
        var refusal = catchThrowableOfType(
                InvalidDefinitionException.class, () -> Definitions.requireValid(List.of(system(spoil.apply(sample)))));

        assertThat(refusal).isNotNull();
        assertThat(refusal.problems()).containsOnlyKeys("environment 'sample-production'");
        assertThat(refusal.problems().get("environment 'sample-production'")).contains(problem);
    }

    @Test
    void refuses_production_without_backups_of_any_kind() {
        var environment = Sample.withoutBackup()
                .databases(
                        database("16.9", "db.r5.2xlarge").backupRetentionDays(0).build());

        assertThatThrownBy(() -> Definitions.requireValid(List.of(system(environment))))
                .hasMessageContaining("- backup must be defined in production, got none")
                .hasMessageContaining("- database 'main': backupRetentionDays must be between 1 and 35, got 0");
    }

    @Test
    void refuses_production_in_whichever_account_the_caller_has() {
        assertThatThrownBy(() -> Definitions.requireValid(
                        List.of(system(production("production", new Account.Callers("sandbox1"))))))
                .hasMessageContaining("account is the caller's; write production's account down")
                .hasMessageContaining(
                        "account is the caller's, and regions name each other by the account's digits; use"
                                + " one region or write the account down, got 2 regions");
    }

    @Test
    void tells_all_problems_of_all_environments_at_once() {
        var bad = production("Production", Account.of("42")).regions(primary(), second("10.0.0.0/16"));

        assertThatThrownBy(() -> Definitions.requireValid(List.of(system(bad)))).hasMessage("""
                        environment 'sample-Production' has 3 problem(s):
                        - environment name must be lower-case letters, digits and single hyphens, a letter first, got 'Production'
                        - account must have 12 digits, got '42'
                        - cidr 10.0.0.0/16 of eu-west-1 overlaps 10.0.0.0/16 of us-east-1; give each region its own range""");
    }

    @Test
    void refuses_address_spaces_that_meet_across_systems() {
        var one = system(production());
        var other = new SystemDefinition(
                "other", "platform", "other", List.of(production().build()));

        assertThatThrownBy(() -> Definitions.requireValid(List.of(one, other)))
                .hasMessageContaining("address space 10.0.0.0/13 of 'other-production' overlaps 10.0.0.0/13 of"
                        + " 'sample-production'; give each environment its own /13");
    }

    @Test
    void refuses_systems_and_environments_of_the_same_name() {
        var twice = new SystemDefinition(
                "sample",
                "platform",
                "sample",
                List.of(
                        production().build(),
                        production().addressSpace("10.0.0.0/13").build()));

        assertThatThrownBy(() -> Definitions.requireValid(List.of(twice, twice)))
                .hasMessageContaining("system 'sample' is defined twice")
                .hasMessageContaining("environment 'production' is defined twice");
    }

    private static Arguments spoilt(String problem, String account) {
        UnaryOperator<EnvironmentDefinitionBuilder> nothingElse = it -> it;
        return arguments(problem, nothingElse, production("production", Account.of(account)));
    }

    private static Arguments spoilt(String problem, UnaryOperator<EnvironmentDefinitionBuilder> spoil) {
        return arguments(problem, spoil, production());
    }
}
