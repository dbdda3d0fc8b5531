package dev.meridian.constructs.storage.objects;

/**
 * Whether objects are written once and can not be deleted for a while. It is decided when the bucket is created; the
 * destination of a locked bucket's replication must be locked as well.
 */
public sealed interface ObjectLock {
    /** Versions may be deleted by whoever has the permission. */
    record Off() implements ObjectLock {}

    /**
     * Nobody deletes a version before its time except who holds {@code s3:BypassGovernanceRetention}.
     *
     * @param days default retention of a new version, 1 to {@value Retained#MAX_DAYS}
     */
    record Governance(int days) implements Retained {
        /** @throws IllegalArgumentException if S3 does not take so many days */
        public Governance {
            Retained.requireDays(days);
        }

        @Override
        public String mode() {
            return "GOVERNANCE";
        }
    }

    /**
     * Nobody at all deletes a version before its time, not even the root user.
     *
     * @param days default retention of a new version, 1 to {@value Retained#MAX_DAYS}
     */
    record Compliance(int days) implements Retained {
        /** @throws IllegalArgumentException if S3 does not take so many days */
        public Compliance {
            Retained.requireDays(days);
        }

        @Override
        public String mode() {
            return "COMPLIANCE";
        }
    }

    /** A lock with a default retention. */
    sealed interface Retained extends ObjectLock {
        /** The longest retention S3 takes, 100 years. */
        int MAX_DAYS = 36_500;

        /** Default retention of a new version. */
        int days();

        /** S3's word for it. */
        String mode();

        private static void requireDays(int days) {
            if (days < 1 || days > MAX_DAYS) {
                throw new IllegalArgumentException(
                        "object lock retention must be 1 to %d days, got %d".formatted(MAX_DAYS, days));
            }
        }
    }
}
