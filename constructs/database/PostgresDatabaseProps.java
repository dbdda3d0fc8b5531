package dev.meridian.constructs.database;

import static java.util.Objects.requireNonNull;

import dev.meridian.constructs.database.credentials.MasterCredentials;
import dev.meridian.constructs.database.instance.Checks;
import dev.meridian.constructs.database.instance.PostgresSettings;
import dev.meridian.constructs.database.replicas.Reads;
import software.amazon.awscdk.services.ec2.IVpc;
import software.amazon.awscdk.services.ec2.SubnetSelection;
import software.amazon.awscdk.services.kms.IKey;

/**
 * What a {@link PostgresDatabase} is made of.
 *
 * @param identifier the DB instance identifier of the writer: fixed, because replicas and backups in other regions name
 *     it; up to 63 lower-case letters, digits and hyphens
 * @param databaseName the database created with the instance
 * @param vpc the network
 * @param subnets subnets in at least two zones, without a way in from the internet
 * @param key encrypts storage, snapshots and insights
 * @param credentials who keeps the master password
 * @param settings what each instance is like
 * @param reads where readers are sent
 * @param backupReplication whether backups are copied to another region
 */
public record PostgresDatabaseProps(
        String identifier,
        String databaseName,
        IVpc vpc,
        SubnetSelection subnets,
        IKey key,
        MasterCredentials credentials,
        PostgresSettings settings,
        Reads reads,
        BackupReplication backupReplication) {
    /**
     * Checks names, and that replicas come with credentials that allow them.
     *
     * @throws IllegalArgumentException for a name RDS does not accept, or replicas of an instance whose password RDS
     *     manages
     */
    public PostgresDatabaseProps {
        requireNonNull(vpc, "vpc");
        requireNonNull(subnets, "subnets");
        requireNonNull(key, "key");
        requireNonNull(credentials, "credentials");
        requireNonNull(settings, "settings");
        requireNonNull(reads, "reads");
        requireNonNull(backupReplication, "backupReplication");
        Checks.requireIdentifier("identifier", requireNonNull(identifier, "identifier"));
        if (!requireNonNull(databaseName, "databaseName").matches("[A-Za-z][A-Za-z0-9_]{0,62}")) {
            throw new IllegalArgumentException(
                    "databaseName must be 1 to 63 letters, digits or underscores, a letter first, got '%s'"
                            .formatted(databaseName));
        }
        if (reads instanceof Reads.FromReplicas from) {
            if (credentials instanceof MasterCredentials.ManagedByRds) {
                throw new IllegalArgumentException(
                        ("credentials must be an OwnSecret when there are replicas, got ManagedByRds with %d; RDS does"
                                        + " not create replicas of an instance that manages its password itself")
                                .formatted(from.replicas().size()));
            }
            from.replicas()
                    .forEach(replica -> Checks.requireIdentifier(
                            "identifier of replica " + replica.number(), replica.identifier(identifier)));
        }
    }

    /** Starts from what has no default. */
    public static Builder builder(String identifier, String databaseName, PostgresSettings settings) {
        return new Builder(identifier, databaseName, settings);
    }

    /** Collects where the database lives, and what differs from the defaults. */
    public static final class Builder {
        private final String identifier;
        private final String databaseName;
        private final PostgresSettings settings;
        private Reads reads = new Reads.FromWriter();
        private BackupReplication backupReplication = new BackupReplication.None();

        private Builder(String identifier, String databaseName, PostgresSettings settings) {
            this.identifier = identifier;
            this.databaseName = databaseName;
            this.settings = settings;
        }

        /** Sets where readers are sent. Default: {@link Reads.FromWriter}. */
        public Builder reads(Reads reads) {
            this.reads = reads;
            return this;
        }

        /** Sets where backups are copied. Default: {@link BackupReplication.None}. */
        public Builder backupReplication(BackupReplication backupReplication) {
            this.backupReplication = backupReplication;
            return this;
        }

        /**
         * Places the database and returns the props.
         *
         * @throws IllegalArgumentException as {@link PostgresDatabaseProps} does
         */
        public PostgresDatabaseProps in(IVpc vpc, SubnetSelection subnets, IKey key, MasterCredentials credentials) {
            return new PostgresDatabaseProps(
                    identifier, databaseName, vpc, subnets, key, credentials, settings, reads, backupReplication);
        }
    }
}
