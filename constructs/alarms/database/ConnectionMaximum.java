package dev.meridian.constructs.alarms.database;

import dev.meridian.constructs.alarms.conditions.Checks;
import dev.meridian.constructs.database.instance.DatabaseInstanceClass;

/** How many connections a database takes at most: its {@code max_connections}. */
public sealed interface ConnectionMaximum {
    /** The maximum for this class. */
    int of(DatabaseInstanceClass instanceClass);

    /**
     * What RDS computes from the class's memory when nothing else is set: {@code
     * LEAST({DBInstanceClassMemory/9531392}, 5000)} (Amazon RDS User Guide, Quotas and constraints). The memory it
     * means is what the system leaves, so this is a careful estimate, a few percent low.
     */
    record ByMemory() implements ConnectionMaximum {
        @Override
        public int of(DatabaseInstanceClass instanceClass) {
            return ClassMemory.connections(instanceClass);
        }
    }

    /**
     * What the database's parameters say.
     *
     * @param connections the value of {@code max_connections}, 6 to 262,143, which is what RDS takes
     */
    record Configured(int connections) implements ConnectionMaximum {
        /** @throws IllegalArgumentException if RDS would not take the value */
        public Configured {
            Checks.requireWithin("connections", 6, 262_143, connections);
        }

        @Override
        public int of(DatabaseInstanceClass instanceClass) {
            return connections;
        }
    }
}
