package dev.meridian.environments.validation;

import static dev.meridian.environments.validation.Sample.backup;
import static dev.meridian.environments.validation.Sample.database;
import static dev.meridian.environments.validation.Sample.objectives;
import static org.assertj.core.api.Assertions.assertThat;

import dev.meridian.environments.definition.DeletionProtection;
import dev.meridian.environments.definition.Encryption;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ProtectionRulesTest {
    static Stream<Spoilt> spoilt() {
        return Stream.of(
                new Spoilt(
                        "database 'main': replicaRegions copies to another region, which data encrypted with"
                                + " AWS_MANAGED_KEYS cannot leave for; name none or use CUSTOMER_MANAGED_KEYS",
                        it -> it.encryption(Encryption.AWS_MANAGED_KEYS)),
                new Spoilt(
                        "object store 'assets': replication BETWEEN_ALL copies to another region, which data"
                                + " encrypted with AWS_MANAGED_KEYS cannot leave for; set NONE or use"
                                + " CUSTOMER_MANAGED_KEYS",
                        it -> it.encryption(Encryption.AWS_MANAGED_KEYS)),
                new Spoilt(
                        "file store 'shared': replicaRegion copies to another region, which data encrypted with"
                                + " AWS_MANAGED_KEYS cannot leave for; leave it out or use CUSTOMER_MANAGED_KEYS",
                        it -> it.encryption(Encryption.AWS_MANAGED_KEYS)),
                new Spoilt(
                        "backup: copyRegion copies to another region, which data encrypted with AWS_MANAGED_KEYS"
                                + " cannot leave for; leave it out or use CUSTOMER_MANAGED_KEYS",
                        it -> it.encryption(Encryption.AWS_MANAGED_KEYS)),
                new Spoilt(
                        "backup: dailyRetentionDays must be at least 2 for vaultLock GOVERNANCE, got 1; the lock"
                                + " has a longest retention above its shortest of a day",
                        it -> it.backup(backup(1, Optional.of(Sample.SECOND), 0))),
                new Spoilt(
                        "backup: dailyRetentionDays must be between 1 and 36500, got 0; leave backup out where none"
                                + " is wanted",
                        it -> it.backup(backup(0, Optional.of(Sample.SECOND), 0))),
                new Spoilt(
                        "backup: restoreTests WEEKLY restore databases, and there is none; set NONE",
                        it -> it.databases()),
                new Spoilt(
                        "backup: archiveDays 365 is for snapshots of databases, and there is none; set 0",
                        it -> it.databases()),
                new Spoilt(
                        "backup: copyRegion us-east-1 must be one of the environment's other regions, where its"
                                + " vault is",
                        it -> it.backup(backup(30, Optional.of(Sample.PRIMARY), 0))),
                new Spoilt(
                        "database 'main': objective dataLoss PT1M is shorter than the PT5M between two shipped"
                                + " logs; add a replica",
                        it -> it.databases(database("16.9", "db.r5.2xlarge")
                                        .replicaRegions()
                                        .build())
                                .objectives(objectives(Duration.ofMinutes(5), Duration.ofMinutes(1)))),
                new Spoilt(
                        "deletionProtection must be ON in production, got OFF",
                        it -> it.deletionProtection(DeletionProtection.OFF)),
                new Spoilt(
                        "encryption must be CUSTOMER_MANAGED_KEYS in production, got AWS_MANAGED_KEYS; copies encrypted"
                                + " with AWS's own keys cannot leave their region",
                        it -> it.encryption(Encryption.AWS_MANAGED_KEYS)),
                new Spoilt(
                        "backup: copyRegion must be named for availability SURVIVES_REGION_LOSS, got none",
                        it -> it.backup(backup(30, Optional.empty(), 0))),
                new Spoilt(
                        "backup: archiveDays must be 0 or at least 120, got 90; Glacier bills 90 days at least",
                        it -> it.backup(backup(30, Optional.of(Sample.SECOND), 90))),
                new Spoilt(
                        "objectives: database must be longer than nothing, got PT0S",
                        it -> it.objectives(objectives(Duration.ZERO, Duration.ofMinutes(15)))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("spoilt")
    void refuses_what_is_wrong_and_names_it_with_its_cure(Spoilt spoilt) {
        assertThat(spoilt.found()).contains(spoilt.problem());
    }

    @Test
    void refuses_production_without_backups_of_any_kind() {
        var environment = Sample.withoutBackup()
                .databases(
                        database("16.9", "db.r5.2xlarge").backupRetentionDays(0).build());

        assertThat(Spoilt.problemsOf(environment))
                .containsExactly(
                        "database 'main': backupRetentionDays must be between 1 and 35, got 0; no database goes without"
                                + " backups, and longer ones are a backup plan's",
                        "backup must be defined in production, got none");
    }
}
