package dev.meridian.environments.protection;

import static java.util.Objects.requireNonNull;

import dev.meridian.environments.catalogue.Region;
import java.util.Optional;

/**
 * How everything stateful is backed up, beside the point-in-time recovery that each store has of its own.
 *
 * @param dailyRetentionDays how long a daily backup is kept, at least 1
 * @param copyRegion where each daily backup of the primary region is copied
 * @param vaultLock who may delete a backup before its time
 * @param restoreTests whether backups are restored now and then to see that they can be
 * @param archiveDays how long the databases' daily snapshots are kept as files on S3, in Glacier after the first month
 *     (A15), at least 120; 0: not at all
 */
public record BackupDefinition(
        int dailyRetentionDays,
        Optional<Region> copyRegion,
        VaultLock vaultLock,
        RestoreTests restoreTests,
        int archiveDays) {
    public BackupDefinition {
        requireNonNull(copyRegion, "copyRegion");
        requireNonNull(vaultLock, "vaultLock");
        requireNonNull(restoreTests, "restoreTests");
    }

    /** Who may delete a backup before its time. */
    public enum VaultLock {
        NONE,
        /** Only who may first remove the lock. */
        GOVERNANCE
    }

    /** Whether backups are restored now and then. */
    public enum RestoreTests {
        NONE,
        WEEKLY
    }
}
