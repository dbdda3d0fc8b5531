package dev.meridian.constructs.database;

import static java.util.Objects.requireNonNull;

import dev.meridian.constructs.database.instance.Checks;
import dev.meridian.constructs.encryption.KeyArns;

/** Whether RDS copies snapshots and transaction logs to another region as they are made. */
public sealed interface BackupReplication {
    /** Backups stay in the region of the instance. */
    record None() implements BackupReplication {}

    /**
     * Backups are copied to another region, where a point in time can be restored (Amazon RDS User Guide, Replicating
     * automated backups to another AWS Region). An account may replicate the backups of 20 instances by default.
     *
     * @param region the region to copy to, such as {@code eu-west-1}
     * @param keyArn the ARN of a KMS key in that region
     * @param retentionDays how many days the copies are kept, 1 to 35
     */
    record ToRegion(String region, String keyArn, int retentionDays) implements BackupReplication {
        /**
         * Checks that the key lives where the copies do, and the retention.
         *
         * @throws IllegalArgumentException for a key of another region, or a retention outside 1 to 35 days
         */
        public ToRegion {
            requireNonNull(region, "region");
            KeyArns.requireIn(region, keyArn);
            Checks.requireBetween("retentionDays of replicated backups", 1, Checks.MOST_BACKUP_DAYS, retentionDays);
        }
    }
}
