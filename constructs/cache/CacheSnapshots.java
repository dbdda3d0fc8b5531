package dev.meridian.constructs.cache;

import static java.util.Objects.requireNonNull;

import java.time.LocalTime;

/** Whether and when a cache is copied to a snapshot. */
public sealed interface CacheSnapshots {
    /** The longest time that automatic snapshots are kept. */
    int MAX_RETENTION_DAYS = 35;

    /** No automatic snapshots. Stack deletion still takes a last one. */
    record Off() implements CacheSnapshots {}

    /**
     * One snapshot a day, begun within the hour after {@code start}.
     *
     * @param retentionDays 1 to {@value CacheSnapshots#MAX_RETENTION_DAYS}
     * @param start when the hour begins, in UTC and whole minutes
     */
    record Daily(int retentionDays, LocalTime start) implements CacheSnapshots {
        /** The shortest window ElastiCache accepts. */
        static final int WINDOW_MINUTES = 60;

        /**
         * Checks retention and time.
         *
         * @throws IllegalArgumentException when the retention is out of range
         */
        public Daily {
            requireNonNull(start, "start");
            if (retentionDays < 1 || retentionDays > MAX_RETENTION_DAYS) {
                throw new IllegalArgumentException("retentionDays must be 1 to %d, got %d; for no snapshots use Off"
                        .formatted(MAX_RETENTION_DAYS, retentionDays));
            }
            MaintenanceWindow.requireWholeMinutes(start);
        }

        /** As ElastiCache writes it, such as {@code 03:00-04:00}. */
        String window() {
            return start + "-" + start.plusMinutes(WINDOW_MINUTES);
        }
    }
}
