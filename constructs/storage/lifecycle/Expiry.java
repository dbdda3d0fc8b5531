package dev.meridian.constructs.storage.lifecycle;

/** When the current version of an object is deleted without anybody asking. */
public sealed interface Expiry {
    /** Objects stay until somebody deletes them. */
    record Never() implements Expiry {}

    /**
     * Objects are deleted by age; in a versioned bucket they become noncurrent first.
     *
     * @param days days after creation, at least 1
     */
    record After(int days) implements Expiry {
        /** @throws IllegalArgumentException if it is not at least 1 day */
        public After {
            if (days < 1) {
                throw new IllegalArgumentException(
                        "objects expire after 1 day at the earliest, got %d".formatted(days));
            }
        }
    }
}
