package dev.meridian.constructs.backup.rules;

/**
 * What AWS Backup Vault Lock enforces on a vault. A locked vault deletes no recovery point by hand and fails every
 * backup or copy job whose retention lies outside of the lock's bounds (AWS Backup Developer Guide, AWS Backup Vault
 * Lock).
 */
public sealed interface VaultLock {
    /** The shortest time AWS allows between locking for good and the lock taking effect, in days (72 hours). */
    int MINIMUM_COOLING_OFF_DAYS = 3;

    /**
     * Refuses a retention that the locked vault would refuse at the first job, with nothing but a failed job to show
     * it.
     *
     * @param owner what the retention belongs to, for the message, such as {@code rule 'daily'}
     * @throws IllegalArgumentException if the vault would fail the job
     */
    void require(String owner, Retention retention);

    /** No lock: whoever may delete recovery points, may. For environments whose data nobody misses. */
    record None() implements VaultLock {
        @Override
        public void require(String owner, Retention retention) {}
    }

    /**
     * A lock that principals with {@code backup:DeleteBackupVaultLockConfiguration} can still change or take off.
     *
     * @param minDays the shortest retention the vault takes, in days, at least 1
     * @param maxDays the longest retention the vault takes, in days, up to {@value Retention#MAXIMUM_DAYS}
     */
    record Governance(int minDays, int maxDays) implements VaultLock {
        /** @throws IllegalArgumentException if the bounds are out of range or crossed */
        public Governance {
            Bounds.check(minDays, maxDays);
        }

        @Override
        public void require(String owner, Retention retention) {
            Bounds.require(owner, retention, minDays, maxDays);
        }
    }

    /**
     * A lock that becomes <strong>irreversible</strong>: once the cooling-off period is over, nobody can shorten it or
     * take it off, neither the account's root user nor AWS, and the vault can only be deleted when its last recovery
     * point has expired. Deploy {@link Governance} first, see a full cycle of backups and copies succeed, then change
     * to this.
     *
     * @param minDays the shortest retention the vault takes, in days, at least 1
     * @param maxDays the longest retention the vault takes, in days; it bounds what a mistaken rule can cost
     * @param coolingOffDays days from deployment until the lock is final, at least
     *     {@value VaultLock#MINIMUM_COOLING_OFF_DAYS}
     */
    record Compliance(int minDays, int maxDays, int coolingOffDays) implements VaultLock {
        /**
         * @throws IllegalArgumentException if the bounds are out of range or crossed, or the cooling-off is too short
         */
        public Compliance {
            Bounds.check(minDays, maxDays);
            if (coolingOffDays < MINIMUM_COOLING_OFF_DAYS || coolingOffDays > Retention.MAXIMUM_DAYS) {
                throw new IllegalArgumentException(
                        "coolingOffDays must be from %d to %d, got %d; the lock is final afterwards"
                                .formatted(MINIMUM_COOLING_OFF_DAYS, Retention.MAXIMUM_DAYS, coolingOffDays));
            }
        }

        @Override
        public void require(String owner, Retention retention) {
            Bounds.require(owner, retention, minDays, maxDays);
        }
    }
}
