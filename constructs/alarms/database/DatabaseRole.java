package dev.meridian.constructs.alarms.database;

import dev.meridian.constructs.alarms.conditions.Checks;

/** What a database is for, which decides what else can go wrong with it. */
public sealed interface DatabaseRole {
    /** It takes writes; its transaction ids are watched. */
    record Writer() implements DatabaseRole {}

    /**
     * It follows a writer.
     *
     * @param lagSeconds how far behind is too far, 1 to 86,400: what one is willing to lose by promoting it. Behind a
     *     writer without transactions, PostgreSQL counts up to 300 seconds that are no lag (Amazon RDS User Guide,
     *     Working with read replicas for Amazon RDS for PostgreSQL), so less is for writers that are never idle
     */
    record Replica(int lagSeconds) implements DatabaseRole {
        static final int DEFAULT_LAG_SECONDS = 600;

        /** @throws IllegalArgumentException if the seconds are out of their range */
        public Replica {
            Checks.requireWithin("lagSeconds", 1, 86_400, lagSeconds);
        }

        /** It may be {@value #DEFAULT_LAG_SECONDS} seconds behind. */
        public Replica() {
            this(DEFAULT_LAG_SECONDS);
        }
    }
}
