package dev.meridian.constructs.alarms.database;

import static java.util.Objects.requireNonNull;

import dev.meridian.constructs.alarms.conditions.Checks;
import dev.meridian.constructs.alarms.conditions.Window;
import dev.meridian.constructs.database.instance.DatabaseInstanceClass;

/**
 * Which database {@link DatabaseAlarms} watch, and what is too much or too little.
 *
 * @param topicArn the topic that is told, in the region of the database
 * @param identifier the DB instance's identifier
 * @param instanceClass its class, which says how much memory it has
 * @param storageGiB its storage when it was created, 20 to 65,536
 * @param role what it is for
 * @param connectionMaximum how many connections it takes at most
 * @param connectionsPercent which share of these may be in use, 1 to 100
 * @param cpuPercent how much of its CPU may be in use, 1 to 100
 * @param freeStoragePercent which share of its storage must be free, 1 to 100; RDS grows the storage itself when less
 *     than 10 % are, where it may
 * @param freeMemoryPercent which share of its memory must be free or hold nothing but cached files, 1 to 100
 * @param window for how long any of these must be so
 */
public record DatabaseAlarmsProps(
        String topicArn,
        String identifier,
        DatabaseInstanceClass instanceClass,
        int storageGiB,
        DatabaseRole role,
        ConnectionMaximum connectionMaximum,
        int connectionsPercent,
        int cpuPercent,
        int freeStoragePercent,
        int freeMemoryPercent,
        Window window) {
    static final int DEFAULT_CONNECTIONS_PERCENT = 80;
    static final int DEFAULT_CPU_PERCENT = 80;
    static final int DEFAULT_FREE_STORAGE_PERCENT = 10;
    static final int DEFAULT_FREE_MEMORY_PERCENT = 5;

    /** Unless said otherwise, nobody sets {@code max_connections}. */
    public static final ConnectionMaximum DEFAULT_CONNECTION_MAXIMUM = new ConnectionMaximum.ByMemory();

    /** Unless said otherwise: ten of fifteen minutes, which a nightly job does not last. */
    public static final Window DEFAULT_WINDOW = new Window(1, 15, 10);

    /** @throws IllegalArgumentException if a name is blank or a figure out of its range */
    public DatabaseAlarmsProps {
        Checks.requireText("topicArn", topicArn);
        Checks.requireText("identifier", identifier);
        requireNonNull(instanceClass, "instanceClass");
        Checks.requireWithin("storageGiB", 20, 65_536, storageGiB);
        requireNonNull(role, "role");
        requireNonNull(connectionMaximum, "connectionMaximum");
        Checks.requirePercent("connectionsPercent", connectionsPercent);
        Checks.requirePercent("cpuPercent", cpuPercent);
        Checks.requirePercent("freeStoragePercent", freeStoragePercent);
        Checks.requirePercent("freeMemoryPercent", freeMemoryPercent);
        requireNonNull(window, "window");
    }

    /** Begins with everything optional at its default. */
    public static Builder builder(
            String topicArn,
            String identifier,
            DatabaseInstanceClass instanceClass,
            int storageGiB,
            DatabaseRole role) {
        return new Builder(topicArn, identifier, instanceClass, storageGiB, role);
    }

    /** Collects what differs from the defaults. */
    public static final class Builder {
        private final String topicArn;
        private final String identifier;
        private final DatabaseInstanceClass instanceClass;
        private final int storageGiB;
        private final DatabaseRole role;
        private ConnectionMaximum connectionMaximum = DEFAULT_CONNECTION_MAXIMUM;
        private int connectionsPercent = DEFAULT_CONNECTIONS_PERCENT;
        private int cpuPercent = DEFAULT_CPU_PERCENT;
        private int freeStoragePercent = DEFAULT_FREE_STORAGE_PERCENT;
        private int freeMemoryPercent = DEFAULT_FREE_MEMORY_PERCENT;
        private Window window = DEFAULT_WINDOW;

        private Builder(
                String topicArn,
                String identifier,
                DatabaseInstanceClass instanceClass,
                int storageGiB,
                DatabaseRole role) {
            this.topicArn = topicArn;
            this.identifier = identifier;
            this.instanceClass = instanceClass;
            this.storageGiB = storageGiB;
            this.role = role;
        }

        /** The most connections. Default: {@link DatabaseAlarmsProps#DEFAULT_CONNECTION_MAXIMUM}. */
        public Builder connectionMaximum(ConnectionMaximum connectionMaximum) {
            this.connectionMaximum = connectionMaximum;
            return this;
        }

        /** The bound for connections. Default: {@value DatabaseAlarmsProps#DEFAULT_CONNECTIONS_PERCENT}. */
        public Builder connectionsPercent(int connectionsPercent) {
            this.connectionsPercent = connectionsPercent;
            return this;
        }

        /** The bound for CPU. Default: {@value DatabaseAlarmsProps#DEFAULT_CPU_PERCENT}. */
        public Builder cpuPercent(int cpuPercent) {
            this.cpuPercent = cpuPercent;
            return this;
        }

        /** The bound for storage. Default: {@value DatabaseAlarmsProps#DEFAULT_FREE_STORAGE_PERCENT}. */
        public Builder freeStoragePercent(int freeStoragePercent) {
            this.freeStoragePercent = freeStoragePercent;
            return this;
        }

        /** The bound for memory. Default: {@value DatabaseAlarmsProps#DEFAULT_FREE_MEMORY_PERCENT}. */
        public Builder freeMemoryPercent(int freeMemoryPercent) {
            this.freeMemoryPercent = freeMemoryPercent;
            return this;
        }

        /** How long any of these must be so. Default: {@link DatabaseAlarmsProps#DEFAULT_WINDOW}. */
        public Builder window(Window window) {
            this.window = window;
            return this;
        }

        /** @throws IllegalArgumentException see {@link DatabaseAlarmsProps} */
        public DatabaseAlarmsProps build() {
            return new DatabaseAlarmsProps(
                    topicArn,
                    identifier,
                    instanceClass,
                    storageGiB,
                    role,
                    connectionMaximum,
                    connectionsPercent,
                    cpuPercent,
                    freeStoragePercent,
                    freeMemoryPercent,
                    window);
        }
    }
}
