package dev.meridian.constructs.backup.rules;

/** The retention bounds that both kinds of vault lock have. */
final class Bounds {
    private Bounds() {}

    static void check(int minDays, int maxDays) {
        if (minDays < 1 || maxDays > Retention.MAXIMUM_DAYS || minDays > maxDays) {
            throw new IllegalArgumentException(
                    "the lock must keep recovery points from 1 to %d days, shortest first, got %d to %d"
                            .formatted(Retention.MAXIMUM_DAYS, minDays, maxDays));
        }
    }

    static void require(String owner, Retention retention, int minDays, int maxDays) {
        if (retention.keepDays() < minDays || retention.keepDays() > maxDays) {
            throw new IllegalArgumentException(
                    ("%s keeps recovery points for %d days, but its vault is locked to %d to %d days"
                                    + " and would fail every job")
                            .formatted(owner, retention.keepDays(), minDays, maxDays));
        }
    }
}
