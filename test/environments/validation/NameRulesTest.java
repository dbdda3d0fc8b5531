package dev.meridian.environments.validation;

import static dev.meridian.environments.validation.Sample.database;
import static dev.meridian.environments.validation.Sample.files;
import static dev.meridian.environments.validation.Sample.objects;
import static dev.meridian.environments.validation.Sample.production;
import static org.assertj.core.api.Assertions.assertThat;

import dev.meridian.environments.catalogue.InstanceType;
import dev.meridian.environments.data.CacheDefinition;
import dev.meridian.environments.data.CacheDefinition.Engine;
import dev.meridian.environments.data.CacheDefinition.Eviction;
import dev.meridian.environments.data.CacheDefinition.Failover;
import dev.meridian.environments.data.DatabaseDefinition;
import dev.meridian.environments.data.DatabaseDefinition.Standby;
import dev.meridian.environments.data.ObjectStoreDefinition;
import dev.meridian.environments.data.ObjectStoreDefinition.Replication;
import dev.meridian.environments.definition.Account;
import dev.meridian.environments.protection.ClusterBackupDefinition;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NameRulesTest {
    static Stream<Spoilt> spoilt() {
        return Stream.of(
                new Spoilt(
                        "environment name must be lower-case words joined by hyphens, each a letter first and then"
                                + " letters and digits, got 'auth-1'",
                        production("auth-1", Account.of("222222222222"))),
                new Spoilt(
                        "cache name must be lower-case words joined by hyphens, each a letter first and then"
                                + " letters and digits, got 'Cache'",
                        it -> it.caches(cacheNamed("Cache"))),
                new Spoilt(
                        "object store name must be lower-case words joined by hyphens, each a letter first and then"
                                + " letters and digits, got '1st'",
                        it -> it.objectStores(objects("1st"))),
                new Spoilt(
                        "file store name must be lower-case words joined by hyphens, each a letter first and then"
                                + " letters and digits, got 'a--b'",
                        it -> it.fileStores(files("a--b", "/shared"))),
                new Spoilt(
                        "object store name 'logs' is that of a bucket every environment may have; give it another name",
                        it -> it.objectStores(objects("logs"))),
                new Spoilt(
                        "object store name 'archive' is that of a bucket every environment may have; give it"
                                + " another name",
                        it -> it.objectStores(objects("archive"))),
                new Spoilt(
                        "object store name 'cluster-backups' is that of a bucket every environment may have; give it"
                                + " another name",
                        it -> it.objectStores(objects("cluster-backups"))),
                new Spoilt(
                        "cluster backup bucket name"
                                + " 'sample-production-with-a-long-name-cluster-backups-000000000000-us-east-1' is 73 characters long, AWS allows 63; shorten the system's, environment's or its own name",
                        production("production-with-a-long-name", Account.of("222222222222"))
                                .clusterBackup(new ClusterBackupDefinition("0 2 * * *", 72, List.of("web")))),
                new Spoilt(
                        "database 'main' is defined twice; give each its own name",
                        it -> it.databases(
                                database("16.9", "db.r5.2xlarge").build(),
                                database("16.13", "db.r5.2xlarge").build())),
                new Spoilt(
                        "cache 'cache' is defined twice; give each its own name",
                        it -> it.caches(cacheNamed("cache"), cacheNamed("cache"))),
                new Spoilt(
                        "file store 'shared' is defined twice; give each its own name",
                        it -> it.fileStores(files("shared", "/a"), files("shared", "/b"))),
                new Spoilt(
                        "database replica name"
                                + " 'sample-production-a-database-with-a-name-as-long-as-this-one-here-is-replica15' is 78 characters long, AWS allows 63; shorten the system's, environment's or its own name",
                        it -> it.databases(databaseNamed("a-database-with-a-name-as-long-as-this-one-here-is"))),
                new Spoilt(
                        "cache name 'sample-production-a-cache-with-a-long-name' is 42 characters long, AWS allows"
                                + " 32; shorten the system's, environment's or its own name",
                        it -> it.caches(cacheNamed("a-cache-with-a-long-name"))),
                new Spoilt(
                        "backup vault name"
                                + " 'sample-production-of-a-name-that-nobody-can-say-without-taking-breath-once-and-then-once-more-and-again' is 103 characters long, AWS allows 50; shorten the system's, environment's or its own name",
                        production(
                                "production-of-a-name-that-nobody-can-say-without-taking-breath-once-and-then-once-more-and-again",
                                Account.of("222222222222"))),
                new Spoilt(
                        "cluster name"
                                + " 'sample-production-of-a-name-that-nobody-can-say-without-taking-breath-once-and-then-once-more-and-again' is 103 characters long, AWS allows 100; shorten the system's, environment's or its own name",
                        production(
                                "production-of-a-name-that-nobody-can-say-without-taking-breath-once-and-then-once-more-and-again",
                                Account.of("222222222222"))),
                new Spoilt(
                        "log bucket name"
                                + " 'sample-production-of-a-name-that-nobody-can-say-without-taking-breath-once-and-then-once-more-and-again-logs-000000000000-us-east-1' is 131 characters long, AWS allows 63; shorten the system's, environment's or its own name",
                        production(
                                "production-of-a-name-that-nobody-can-say-without-taking-breath-once-and-then-once-more-and-again",
                                Account.of("222222222222"))),
                new Spoilt(
                        "stack name"
                                + " 'sample-production-of-a-name-that-nobody-can-say-without-taking-breath-once-and-then-once-more-and-again-and-yet-again-us-east-1-observability' is 141 characters long, AWS allows 128; shorten the system's, environment's or its own name",
                        production(
                                "production-of-a-name-that-nobody-can-say-without-taking-breath-once-and-then-once-more-and-again-and-yet-again",
                                Account.of("222222222222"))),
                new Spoilt(
                        "object store 'assets' is defined twice; give each its own name",
                        it -> it.objectStores(
                                new ObjectStoreDefinition("assets", Replication.NONE, 30, 30),
                                new ObjectStoreDefinition("assets", Replication.NONE, 30, 30))),
                new Spoilt(
                        "bucket name 'sample-production-a-very-long-name-for-objects-000000000000-us-east-1' is 69"
                                + " characters long, AWS allows 63; shorten the system's, environment's or its own name",
                        it -> it.objectStores(new ObjectStoreDefinition(
                                "a-very-long-name-for-objects", Replication.BETWEEN_ALL, 30, 30))),
                new Spoilt(
                        "database name must be lower-case words joined by hyphens, each a letter first and then"
                                + " letters and digits, got"
                                + " 'Main_DB'",
                        it -> it.databases(DatabaseDefinition.builder("Main_DB", "16.9", "db.r5.2xlarge")
                                .standby(Standby.OTHER_ZONE)
                                .replicaRegions(Sample.SECOND)
                                .build())),
                new Spoilt(
                        "archived database name 'sample-production-a-database-with-a-long-name' is 45 characters"
                                + " long, AWS"
                                + " allows 40; shorten the system's, environment's or its own name",
                        it -> it.databases(
                                DatabaseDefinition.builder("a-database-with-a-long-name", "16.13", "db.r5.2xlarge")
                                        .standby(Standby.OTHER_ZONE)
                                        .replicaRegions(Sample.SECOND)
                                        .build())));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("spoilt")
    void refuses_what_is_wrong_and_names_it_with_its_cure(Spoilt spoilt) {
        assertThat(spoilt.found()).contains(spoilt.problem());
    }

    private static CacheDefinition cacheNamed(String name) {
        return new CacheDefinition(
                name,
                Engine.REDIS_7_1,
                new InstanceType("cache.r5.xlarge"),
                1,
                Failover.AUTOMATIC,
                Eviction.NOEVICTION,
                7,
                CacheDefinition.Login.IAM);
    }

    private static DatabaseDefinition databaseNamed(String name) {
        return DatabaseDefinition.builder(name, "16.13", "db.r5.2xlarge")
                .standby(Standby.OTHER_ZONE)
                .replicaRegions(Sample.SECOND)
                .build();
    }
}
