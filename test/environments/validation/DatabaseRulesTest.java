package dev.meridian.environments.validation;

import static dev.meridian.environments.validation.Sample.database;
import static org.assertj.core.api.Assertions.assertThat;

import dev.meridian.environments.catalogue.Region;
import dev.meridian.environments.data.DatabaseDefinition.Standby;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DatabaseRulesTest {
    static Stream<Spoilt> spoilt() {
        return Stream.of(
                new Spoilt(
                        "database 'main': version must be 16 or 17 for access DIRECT, which is by TLS 1.3 alone,"
                                + " got '15.4'; upgrade it or use PROXY or DIRECT_BY_TLS_1_2",
                        it -> it.databases(database("15.4", "db.r5.2xlarge").build())),
                new Spoilt(
                        "database 'main': version must be a PostgreSQL version like 16.9, of 14 to 17, got '18.1'",
                        it -> it.databases(database("18.1", "db.r5.2xlarge").build())),
                new Spoilt(
                        "database 'main': maxStorageGiB must be between 20 and 65536, got 65537; gp3 grows no further",
                        it -> it.databases(database("16.9", "db.r5.2xlarge")
                                .storageGiB(100, 65_537)
                                .build())),
                new Spoilt(
                        "database 'main': readReplicas must be between 0 and 15, got 16; RDS attaches no more to a"
                                + " writer",
                        it -> it.databases(database("16.9", "db.r5.2xlarge")
                                .readReplicas(16)
                                .build())),
                new Spoilt(
                        "database 'main': replica region 'eu-west-1' is defined twice; give each its own name",
                        it -> it.databases(database("16.9", "db.r5.2xlarge")
                                .replicaRegions(Sample.SECOND, Sample.SECOND)
                                .build())),
                new Spoilt(
                        "database 'main': storageGiB 500 is above maxStorageGiB 400; raise the limit",
                        it -> it.databases(database("16.9", "db.r5.2xlarge")
                                .storageGiB(500, 400)
                                .build())),
                new Spoilt(
                        "database 'main': maxStorageGiB must be at least 10 % above storageGiB 500, got 549;"
                                + " make it 550 or more",
                        it -> it.databases(database("16.9", "db.r5.2xlarge")
                                .storageGiB(500, 549)
                                .build())),
                new Spoilt(
                        "database 'main': storageGiB must be between 20 and 65536, got 10; gp3 comes in no other size",
                        it -> it.databases(database("16.9", "db.r5.2xlarge")
                                .storageGiB(10, 100)
                                .build())),
                new Spoilt(
                        "database 'main': backupRetentionDays must be between 1 and 35, got 36; no database goes"
                                + " without"
                                + " backups, and longer ones are a backup plan's",
                        it -> it.databases(database("16.9", "db.r5.2xlarge")
                                .backupRetentionDays(36)
                                .build())),
                new Spoilt(
                        "database 'main': instance type db.x9.large is of a family not offered for PostgreSQL 16;"
                                + " families: m5, m6g, m6i, m7g, r5, r6g, r6i, r7g, t3, t4g",
                        it -> it.databases(database("16.9", "db.x9.large").build())),
                new Spoilt(
                        "database 'main': instance type db.t4g.24xlarge is of a size not offered for PostgreSQL 16;"
                                + " sizes of t4g: 2xlarge, large, medium, micro, small, xlarge",
                        it -> it.databases(database("16.9", "db.t4g.24xlarge").build())),
                new Spoilt(
                        "database 'main': instance type m5.large must look like 'db.m5.xlarge'",
                        it -> it.databases(database("16.9", "m5.large").build())),
                new Spoilt(
                        "database 'main': version must be a PostgreSQL version like 16.9, of 14 to 17, got '16'",
                        it -> it.databases(database("16", "db.r5.2xlarge").build())),
                new Spoilt(
                        "database 'main': replica region eu-central-1 has no network in this environment; add it to"
                                + " regions",
                        it -> it.databases(database("16.9", "db.r5.2xlarge")
                                .replicaRegions(Region.FRANKFURT)
                                .build())),
                new Spoilt(
                        "database 'main': replica region us-east-1 is the primary, where the writer is; use"
                                + " readReplicas"
                                + " for copies there",
                        it -> it.databases(database("16.9", "db.r5.2xlarge")
                                .replicaRegions(Sample.PRIMARY, Sample.SECOND)
                                .build())),
                new Spoilt(
                        "database 'main': standby must be OTHER_ZONE for availability SURVIVES_REGION_LOSS, got NONE",
                        it -> it.databases(database("16.9", "db.r5.2xlarge")
                                .standby(Standby.NONE)
                                .build())),
                new Spoilt(
                        "database 'main': replicaRegions must name a region for availability SURVIVES_REGION_LOSS,"
                                + " got none",
                        it -> it.databases(database("16.9", "db.r5.2xlarge")
                                .replicaRegions()
                                .build())));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("spoilt")
    void refuses_what_is_wrong_and_names_it_with_its_cure(Spoilt spoilt) {
        assertThat(spoilt.found()).contains(spoilt.problem());
    }
}
