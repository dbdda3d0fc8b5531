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
