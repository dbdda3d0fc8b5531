package dev.meridian.environments.validation;

import dev.meridian.environments.data.ObjectStoreDefinition.Replication;
import dev.meridian.environments.definition.Availability;
import dev.meridian.environments.definition.DeletionProtection;
import dev.meridian.environments.definition.Encryption;
import dev.meridian.environments.definition.EnvironmentDefinition;
import dev.meridian.environments.definition.RegionDefinition;
import dev.meridian.environments.protection.BackupDefinition;
import dev.meridian.environments.protection.BackupDefinition.RestoreTests;
import dev.meridian.environments.protection.BackupDefinition.VaultLock;
import dev.meridian.environments.validation.rule.Problems;
import java.util.stream.Stream;

/** What keeps data: production must have all of it, and every promise its means. */
final class ProtectionRules {
    /** The longest retention of a vault's lock lies above its shortest, which is a day. */
    private static final int LEAST_LOCKED = 2;

    private static final int LONGEST_BACKUP = 36_500;

    /** A month at hand, and the 90 days that Glacier Flexible Retrieval bills at least. */
    private static final int LEAST_ARCHIVE = 120;

    private ProtectionRules() {}

    static void check(Problems problems, EnvironmentDefinition environment) {
        if (environment.isProduction()) {
            checkProduction(problems, environment);
        }
        checkKeys(problems, environment);
        environment.backup().ifPresent(backup -> checkBackup(problems, environment, backup));
    }

    private static void checkProduction(Problems problems, EnvironmentDefinition environment) {
        problems.require(
                environment.deletionProtection() == DeletionProtection.ON,
                "deletionProtection must be ON in production, got %s",
                environment.deletionProtection());
        problems.require(
                environment.encryption() == Encryption.CUSTOMER_MANAGED_KEYS,
                "encryption must be CUSTOMER_MANAGED_KEYS in production, got %s; copies encrypted with AWS's own keys"
                        + " cannot leave their region",
                environment.encryption());
        problems.require(environment.backup().isPresent(), "backup must be defined in production, got none");
    }

    /** Keys of AWS's own stay in their region, and so does what is encrypted with them. */
    private static void checkKeys(Problems problems, EnvironmentDefinition environment) {
        if (environment.encryption() != Encryption.AWS_MANAGED_KEYS) {
            return;
        }
        environment.databases().stream()
                .filter(database -> !database.replicaRegions().isEmpty())
                .forEach(database ->
                        addCopy(problems, "database '%s': replicaRegions".formatted(database.name()), "name none"));
        environment.objectStores().stream()
                .filter(store -> store.replication() != Replication.NONE)
                .forEach(store -> addCopy(
                        problems,
                        "object store '%s': replication %s".formatted(store.name(), store.replication()),
                        "set NONE"));
        environment.fileStores().stream()
                .filter(store -> store.replicaRegion().isPresent())
                .forEach(store ->
                        addCopy(problems, "file store '%s': replicaRegion".formatted(store.name()), "leave it out"));
        environment
                .backup()
                .flatMap(BackupDefinition::copyRegion)
                .ifPresent(region -> addCopy(problems, "backup: copyRegion", "leave it out"));
        Stream.of(
                        environment.queues().stream().map(queue -> "queue '%s'".formatted(queue.name())),
                        environment.topics().stream().map(topic -> "topic '%s'".formatted(topic.name())),
                        environment.searchDomains().stream()
                                .map(domain -> "search domain '%s'".formatted(domain.name())))
                .flatMap(things -> things)
                .forEach(thing -> problems.add(
                        "%s needs a key whose policy lets services use it, which AWS_MANAGED_KEYS has not; use"
                                + " CUSTOMER_MANAGED_KEYS",
                        thing));
    }

    private static void addCopy(Problems problems, String what, String cure) {
        problems.add(
                "%s copies to another region, which data encrypted with AWS_MANAGED_KEYS cannot leave for; %s or use"
                        + " CUSTOMER_MANAGED_KEYS",
                what, cure);
    }

    private static void checkBackup(Problems problems, EnvironmentDefinition environment, BackupDefinition backup) {
        problems.requireBetween(
                1,
                LONGEST_BACKUP,
                backup.dailyRetentionDays(),
                "backup: dailyRetentionDays",
                "leave backup out where none is wanted");
        problems.require(
                backup.archiveDays() == 0 || backup.archiveDays() >= LEAST_ARCHIVE,
                "backup: archiveDays must be 0 or at least %d, got %d; Glacier bills 90 days at least",
                LEAST_ARCHIVE,
                backup.archiveDays());
        problems.require(
                backup.vaultLock() == VaultLock.NONE || backup.dailyRetentionDays() >= LEAST_LOCKED,
                "backup: dailyRetentionDays must be at least %d for vaultLock %s, got %d; the lock has a longest"
                        + " retention above its shortest of a day",
                LEAST_LOCKED,
                backup.vaultLock(),
                backup.dailyRetentionDays());
        problems.require(
                backup.restoreTests() == RestoreTests.NONE
                        || !environment.databases().isEmpty(),
                "backup: restoreTests %s restore databases, and there is none; set NONE",
                backup.restoreTests());
        problems.require(
                backup.archiveDays() == 0 || !environment.databases().isEmpty(),
                "backup: archiveDays %d is for snapshots of databases, and there is none; set 0",
                backup.archiveDays());
        backup.copyRegion()
                .ifPresent(region -> problems.require(
                        environment.regions().stream()
                                .filter(candidate -> !candidate.isPrimary())
                                .map(RegionDefinition::region)
                                .anyMatch(region::equals),
                        "backup: copyRegion %s must be one of the environment's other regions, where its vault is",
                        region));
        problems.require(
                environment.availability() != Availability.SURVIVES_REGION_LOSS
                        || backup.copyRegion().isPresent(),
                "backup: copyRegion must be named for availability SURVIVES_REGION_LOSS, got none");
    }
}
