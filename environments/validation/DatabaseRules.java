package dev.meridian.environments.validation;

import dev.meridian.environments.data.DatabaseDefinition;
import dev.meridian.environments.data.DatabaseDefinition.Access;
import dev.meridian.environments.data.DatabaseDefinition.Standby;
import dev.meridian.environments.definition.Availability;
import dev.meridian.environments.definition.EnvironmentDefinition;
import dev.meridian.environments.validation.rule.Problems;
import java.util.regex.Pattern;

/** PostgreSQL on RDS: what AWS allows, and what the environment's promise needs. */
final class DatabaseRules {
    private static final Pattern VERSION = Pattern.compile("1[4-7]\\.\\d{1,2}");
    /** PostgreSQL on RDS can refuse TLS 1.2 from this version on. */
    private static final Pattern VERSION_WITH_TLS_1_3 = Pattern.compile("1[67]\\..*");

    /** Amazon RDS DB instance storage, Amazon RDS User Guide: gp3 for PostgreSQL. */
    private static final int LEAST_STORAGE = 20;

    private static final int MOST_STORAGE = 65_536;

    /** Managing capacity automatically with storage autoscaling: the threshold lies at least 10 % higher. */
    private static final double LEAST_GROWTH = 1.1;

    private static final int MOST_RETENTION = 35;
    private static final int MOST_REPLICAS = 15;

    private DatabaseRules() {}

    static void check(Problems problems, EnvironmentDefinition environment) {
        for (var database : environment.databases()) {
            var what = "database '%s'".formatted(database.name());
            checkEngine(problems, what, database);
            checkStorage(problems, what, database);
            checkReplicas(problems, what, environment, database);
            checkAvailability(problems, what, environment, database);
            problems.requireBetween(
                    1,
                    MOST_RETENTION,
                    database.backupRetentionDays(),
                    what + ": backupRetentionDays",
                    "no database goes without backups, and longer ones are a backup plan's");
        }
    }

    private static void checkEngine(Problems problems, String what, DatabaseDefinition database) {
        problems.require(
                VERSION.matcher(database.version()).matches(),
                "%s: version must be a PostgreSQL version like 16.9, of 14 to 17, got '%s'",
                what,
                database.version());
        problems.require(
                database.access() != Access.DIRECT
                        || VERSION_WITH_TLS_1_3.matcher(database.version()).matches()
                        || !VERSION.matcher(database.version()).matches(),
                "%s: version must be 16 or 17 for access DIRECT, which is by TLS 1.3 alone, got '%s'; upgrade it or"
                        + " use PROXY or DIRECT_BY_TLS_1_2",
                what,
                database.version());
        database.instanceType()
                .refusedForPostgres()
                .ifPresent(reason -> problems.add("%s: instance type %s %s", what, database.instanceType(), reason));
    }

    private static void checkStorage(Problems problems, String what, DatabaseDefinition database) {
        problems.requireBetween(
                LEAST_STORAGE,
                MOST_STORAGE,
                database.storageGiB(),
                what + ": storageGiB",
                "gp3 comes in no other size");
        problems.requireBetween(
                LEAST_STORAGE,
                MOST_STORAGE,
                database.maxStorageGiB(),
                what + ": maxStorageGiB",
                "gp3 grows no further");
        if (database.storageGiB() > database.maxStorageGiB()) {
            problems.add(
                    "%s: storageGiB %d is above maxStorageGiB %d; raise the limit",
                    what, database.storageGiB(), database.maxStorageGiB());
        } else {
            var least = (int) Math.ceil(database.storageGiB() * LEAST_GROWTH);
            problems.require(
                    database.maxStorageGiB() >= least,
                    "%s: maxStorageGiB must be at least 10 %% above storageGiB %d, got %d; make it %d or more",
                    what,
                    database.storageGiB(),
                    database.maxStorageGiB(),
                    least);
        }
    }

    private static void checkReplicas(
            Problems problems, String what, EnvironmentDefinition environment, DatabaseDefinition database) {
        problems.requireBetween(
                0, MOST_REPLICAS, database.readReplicas(), what + ": readReplicas", "RDS attaches no more to a writer");
        problems.requireDistinct(database.replicaRegions(), region -> region.code(), what + ": replica region");
        for (var region : database.replicaRegions()) {
            var placement = environment.regions().stream()
                    .filter(candidate -> candidate.region().equals(region))
                    .findFirst();
            problems.require(
                    placement.isPresent(),
                    "%s: replica region %s has no network in this environment; add it to regions",
                    what,
                    region);
            problems.require(
                    placement.map(found -> !found.isPrimary()).orElse(true),
                    "%s: replica region %s is the primary, where the writer is; use readReplicas for copies there",
                    what,
                    region);
        }
    }

    private static void checkAvailability(
            Problems problems, String what, EnvironmentDefinition environment, DatabaseDefinition database) {
        problems.require(
                !environment.availability().survivesZoneLoss() || database.standby() == Standby.OTHER_ZONE,
                "%s: standby must be OTHER_ZONE for availability %s, got %s",
                what,
                environment.availability(),
                database.standby());
        problems.require(
                environment.availability() != Availability.SURVIVES_REGION_LOSS
                        || !database.replicaRegions().isEmpty(),
                "%s: replicaRegions must name a region for availability SURVIVES_REGION_LOSS, got none",
                what);
    }
}
