package dev.meridian.constructs.backup.rules;

import java.util.OptionalInt;

/** How long a recovery point is kept, and whether it moves to cold storage on the way. */
public sealed interface Retention {
    /** The longest retention AWS Backup knows, in days: a hundred years. */
    int MAXIMUM_DAYS = 36_500;

    /**
     * Cold storage is billed for this many days at least, and a shorter stay is refused (AWS Backup API, Lifecycle).
     */
    int MINIMUM_COLD_DAYS = 90;

    /** Days from creation to deletion. A copy counts from the creation of its source, not from its own. */
    int keepDays();

    /** Days from creation until the recovery point moves to cold storage; empty if it never does. */
    OptionalInt coldAfterDays();

    /**
     * Kept where it can be restored at once.
     *
     * @param keepDays days until deletion, 1 to {@value Retention#MAXIMUM_DAYS}
     */
    record Warm(int keepDays) implements Retention {
        /** @throws IllegalArgumentException if the days are out of range */
        public Warm {
            if (keepDays < 1 || keepDays > MAXIMUM_DAYS) {
                throw new IllegalArgumentException(
                        "keepDays must be from 1 to %d, got %d".formatted(MAXIMUM_DAYS, keepDays));
            }
        }

        @Override
        public OptionalInt coldAfterDays() {
            return OptionalInt.empty();
        }
    }

    /**
     * Moved to cold storage first, deleted later. Only some kinds of resource have cold storage, see
     * {@link ProtectedKind#hasColdStorage()}.
     *
     * @param warmDays days until the move, at least 1
     * @param keepDays days until deletion, at least {@value Retention#MINIMUM_COLD_DAYS} more than {@code warmDays}
     */
    record Archived(int warmDays, int keepDays) implements Retention {
        /** @throws IllegalArgumentException if the recovery point would leave cold storage too early */
        public Archived {
            if (warmDays < 1) {
                throw new IllegalArgumentException("warmDays must be at least 1, got %d".formatted(warmDays));
            }
            if (keepDays < warmDays + MINIMUM_COLD_DAYS || keepDays > MAXIMUM_DAYS) {
                throw new IllegalArgumentException(
                        "keepDays must be from warmDays + %d = %d to %d, got %d; cold storage has a minimum stay"
                                .formatted(MINIMUM_COLD_DAYS, warmDays + MINIMUM_COLD_DAYS, MAXIMUM_DAYS, keepDays));
            }
        }

        @Override
        public OptionalInt coldAfterDays() {
            return OptionalInt.of(warmDays);
        }
    }
}
