package dev.meridian.constructs.database.instance;

import static java.util.Objects.requireNonNull;

import dev.meridian.constructs.database.maintenance.BackupWindow;
import dev.meridian.constructs.database.maintenance.MaintenanceWindow;
import java.util.Map;
import java.util.Optional;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.kms.IKey;
import software.amazon.awscdk.services.logs.RetentionDays;

/**
 * What an instance is like, wherever it runs. A replica in another region takes the settings of its writer, so that it
 * can carry the load once promoted; a smaller class would also lower {@code max_connections}, which PostgreSQL refuses
 * on a standby.
 *
 * @param version the PostgreSQL release at creation
 * @param instanceClass the DB instance class of the writer and of each replica
 * @param storage size, growth and I/O
 * @param availability whether the instance has a standby
 * @param insights the mode of CloudWatch Database Insights
 * @param certificateAuthority who signs the server certificate
 * @param tlsFloor the oldest TLS version accepted
 * @param port the port to listen on, 1150 to 65535
 * @param parameters PostgreSQL parameters by name, beside or instead of the defaults; those for TLS and passwords are
 *     refused
 * @param logRetention how long the exported logs are kept
 * @param logKey encrypts the exported logs; its key policy must admit CloudWatch Logs
 * @param backupRetentionDays how far back a point in time can be restored, 1 to 35
 * @param backupWindow when the daily backup runs
 * @param maintenanceWindow when patches are applied
 * @param removal what becomes of the data when the instance leaves the stack; {@code RETAIN} also turns deletion
 *     protection on
 */
public record PostgresSettings(
        PostgresVersion version,
        DatabaseInstanceClass instanceClass,
        Gp3Storage storage,
        Availability availability,
        DatabaseInsights insights,
        CertificateAuthority certificateAuthority,
        TlsFloor tlsFloor,
        int port,
        Map<String, String> parameters,
        RetentionDays logRetention,
        Optional<IKey> logKey,
        int backupRetentionDays,
        BackupWindow backupWindow,
        MaintenanceWindow maintenanceWindow,
        RemovalPolicy removal) {
    /** The port of PostgreSQL. */
    public static final int DEFAULT_PORT = 5432;

    /** The days of backups an instance keeps (A5). */
    public static final int DEFAULT_BACKUP_RETENTION_DAYS = 30;

    static final RetentionDays DEFAULT_LOG_RETENTION = RetentionDays.THREE_MONTHS;

    private static final int FIRST_MAJOR_WITH_TLS_1_3 = 16;

    /**
     * Checks each setting and those that must fit each other.
     *
     * @throws IllegalArgumentException for a value out of range, windows that overlap, TLS 1.3 alone before PostgreSQL
     *     16, or a parameter this package keeps to itself
     */
    public PostgresSettings {
        requireNonNull(version, "version");
        requireNonNull(instanceClass, "instanceClass");
        requireNonNull(storage, "storage");
        requireNonNull(availability, "availability");
        requireNonNull(insights, "insights");
        requireNonNull(certificateAuthority, "certificateAuthority");
        requireNonNull(tlsFloor, "tlsFloor");
        requireNonNull(logRetention, "logRetention");
        requireNonNull(logKey, "logKey");
        requireNonNull(backupWindow, "backupWindow");
        requireNonNull(maintenanceWindow, "maintenanceWindow");
        requireNonNull(removal, "removal");
        parameters = Map.copyOf(parameters);
        PostgresParameters.requireFree(parameters.keySet());
        Checks.requireBetween("port", 1150, 65_535, port);
        Checks.requireBetween("backupRetentionDays", 1, Checks.MOST_BACKUP_DAYS, backupRetentionDays);
        if (tlsFloor == TlsFloor.TLS_1_3 && version.major() < FIRST_MAJOR_WITH_TLS_1_3) {
            throw new IllegalArgumentException(
                    "tlsFloor TLS_1_3 needs PostgreSQL 16 or later, got %s; use TLS_1_2".formatted(version.name()));
        }
        if (maintenanceWindow.overlaps(backupWindow)) {
            throw new IllegalArgumentException("maintenanceWindow and backupWindow must not overlap, got %s and %s"
                    .formatted(maintenanceWindow.toCloudFormation(), backupWindow.toCloudFormation()));
        }
    }

    /** Starts from what has no default. */
    public static Builder builder(DatabaseInstanceClass instanceClass, Gp3Storage storage) {
        return new Builder(instanceClass, storage);
    }

    /**
     * What becomes of things with fixed names that outlive a protected instance. Unlike {@code RETAIN} it lets go of
     * them when creation is rolled back, or the next attempt would find the names taken.
     */
    public RemovalPolicy companionRemoval() {
        return isProtected() ? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE : RemovalPolicy.DESTROY;
    }

    /** Whether the instance outlives its stack and is guarded against deletion. */
    public boolean isProtected() {
        return removal == RemovalPolicy.RETAIN;
    }

    /** Collects what differs from the defaults. */
    public static final class Builder {
        private final DatabaseInstanceClass instanceClass;
        private final Gp3Storage storage;
        private PostgresVersion version = PostgresVersion.DEFAULT;
        private Availability availability = Availability.MULTI_ZONE;
        private DatabaseInsights insights = DatabaseInsights.STANDARD;
        private CertificateAuthority certificateAuthority = CertificateAuthority.RSA_2048;
        private TlsFloor tlsFloor = TlsFloor.TLS_1_3;
        private int port = DEFAULT_PORT;
        private Map<String, String> parameters = Map.of();
        private RetentionDays logRetention = DEFAULT_LOG_RETENTION;
        private Optional<IKey> logKey = Optional.empty();
        private int backupRetentionDays = DEFAULT_BACKUP_RETENTION_DAYS;
        private BackupWindow backupWindow = BackupWindow.DEFAULT;
        private MaintenanceWindow maintenanceWindow = MaintenanceWindow.DEFAULT;
        private RemovalPolicy removal = RemovalPolicy.RETAIN;

        private Builder(DatabaseInstanceClass instanceClass, Gp3Storage storage) {
            this.instanceClass = instanceClass;
            this.storage = storage;
        }

        /** Sets the release. Default: {@link PostgresVersion#DEFAULT}. */
        public Builder version(PostgresVersion version) {
            this.version = version;
            return this;
        }

        /** Sets the availability. Default: {@link Availability#MULTI_ZONE}. */
        public Builder availability(Availability availability) {
            this.availability = availability;
            return this;
        }

        /** Sets the insights mode. Default: {@link DatabaseInsights#STANDARD}. */
        public Builder insights(DatabaseInsights insights) {
            this.insights = insights;
            return this;
        }

        /** Sets the certificate authority. Default: {@link CertificateAuthority#RSA_2048}. */
        public Builder certificateAuthority(CertificateAuthority certificateAuthority) {
            this.certificateAuthority = certificateAuthority;
            return this;
        }

        /** Sets the TLS floor. Default: {@link TlsFloor#TLS_1_3}; an RDS proxy in front needs {@code TLS_1_2}. */
        public Builder tlsFloor(TlsFloor tlsFloor) {
            this.tlsFloor = tlsFloor;
            return this;
        }

        /** Sets the port. Default: {@value PostgresSettings#DEFAULT_PORT}. */
        public Builder port(int port) {
            this.port = port;
            return this;
        }

        /** Sets further parameters. Default: none. */
        public Builder parameters(Map<String, String> parameters) {
            this.parameters = parameters;
            return this;
        }

        /** Sets the retention of logs. Default: {@link RetentionDays#THREE_MONTHS}. */
        public Builder logRetention(RetentionDays logRetention) {
            this.logRetention = logRetention;
            return this;
        }

        /** Encrypts the logs with this key. Default: the key of CloudWatch Logs. */
        public Builder logKey(IKey logKey) {
            this.logKey = Optional.of(logKey);
            return this;
        }

        /** Sets the retention of backups. Default: {@value PostgresSettings#DEFAULT_BACKUP_RETENTION_DAYS} days. */
        public Builder backupRetentionDays(int backupRetentionDays) {
            this.backupRetentionDays = backupRetentionDays;
            return this;
        }

        /** Sets the backup window. Default: {@link BackupWindow#DEFAULT}. */
        public Builder backupWindow(BackupWindow backupWindow) {
            this.backupWindow = backupWindow;
            return this;
        }

        /** Sets the maintenance window. Default: {@link MaintenanceWindow#DEFAULT}. */
        public Builder maintenanceWindow(MaintenanceWindow maintenanceWindow) {
            this.maintenanceWindow = maintenanceWindow;
            return this;
        }

        /** Sets what becomes of the data. Default: {@link RemovalPolicy#RETAIN}. */
        public Builder removal(RemovalPolicy removal) {
            this.removal = removal;
            return this;
        }

        /**
         * Checks and returns the settings.
         *
         * @throws IllegalArgumentException as {@link PostgresSettings} does
         */
        public PostgresSettings build() {
            return new PostgresSettings(
                    version,
                    instanceClass,
                    storage,
                    availability,
                    insights,
                    certificateAuthority,
                    tlsFloor,
                    port,
                    parameters,
                    logRetention,
                    logKey,
                    backupRetentionDays,
                    backupWindow,
                    maintenanceWindow,
                    removal);
        }
    }
}
