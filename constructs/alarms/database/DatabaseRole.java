package dev.meridian.constructs.alarms.database;

import dev.meridian.constructs.alarms.conditions.Checks;

/** What a database is for, which decides what else can go wrong with it. */
public sealed interface DatabaseRole {
    /** It takes writes; its transaction ids are watched. */
    record Writer() implements DatabaseRole {}

    /**
     * It follows a writer.
     *
     * @param lagSeconds how far behind is too far, 1 to 86,400: what one is willing to lose by promoting it
     */
    record Replica(int lagSeconds) implements DatabaseRole {
        /** @throws IllegalArgumentException if the seconds are out of their range */
        public Replica {
            Checks.requireWithin("lagSeconds", 1, 86_400, lagSeconds);
        }
    }
}
