package dev.meridian.stacks;

import dev.meridian.constructs.database.BackupReplication;
import dev.meridian.constructs.database.PostgresDatabase;
import dev.meridian.constructs.database.PostgresDatabaseProps;
import dev.meridian.constructs.database.PostgresProxyProps;
import dev.meridian.constructs.database.PostgresReplicaProps;
import dev.meridian.constructs.database.credentials.MasterCredentials;
import dev.meridian.constructs.database.instance.Availability;
import dev.meridian.constructs.database.instance.DatabaseInsights;
import dev.meridian.constructs.database.instance.DatabaseInstanceClass;
import dev.meridian.constructs.database.instance.Gp3Storage;
import dev.meridian.constructs.database.instance.PostgresSettings;
import dev.meridian.constructs.database.instance.PostgresVersion;
import dev.meridian.constructs.database.instance.TlsFloor;
import dev.meridian.constructs.database.replicas.ReadReplica;
import dev.meridian.constructs.database.replicas.Reads;
import dev.meridian.constructs.secrets.SecretCopy;
import dev.meridian.environments.catalogue.Region;
import dev.meridian.environments.data.DatabaseDefinition;
import dev.meridian.environments.data.DatabaseDefinition.Access;
import dev.meridian.environments.data.DatabaseDefinition.Standby;
import dev.meridian.environments.protection.BackupDefinition;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.kms.IKey;

/** From the definition of a database to the props of its writer and of its replicas. */
record Databases(Placement placement, NetworkStack network, Map<Region, VaultStack> vaults) {

    PostgresDatabaseProps writer(DatabaseDefinition definition, DataKeys keys) {
        var builder = PostgresDatabaseProps.builder(
                        placement.names().database(definition.name()),
                        databaseName(definition.name()),
                        settings(definition))
                .backupReplication(backupReplication(definition));
        if (definition.readReplicas() > 0) {
            builder.reads(Reads.FromReplicas.fresh(
                    ReadReplica.spread(
                            definition.readReplicas(), placement.region().zones()),
                    "%s.%s.internal"
                            .formatted(definition.name(), placement.names().stage())));
        }
        return builder.in(
                network.vpc(), network.databaseTier(), keys.databases(), credentials(definition, keys.secrets()));
    }

    PostgresReplicaProps replica(DatabaseDefinition definition, IKey key) {
        var identifier = placement.names().database(definition.name());
        var primary = placement.environment().primary().region();
        return PostgresReplicaProps.following(
                identifier,
                PostgresReplicaProps.sourceArn(primary.code(), placement.account(), identifier),
                network.vpc(),
                network.databaseTier(),
                key,
                settings(definition));
    }

    PostgresProxyProps proxy(DatabaseDefinition definition, PostgresDatabase database, IKey key) {
        return PostgresProxyProps.of(
                placement.names().database(definition.name()),
                database,
                network.databaseTier(),
                List.of(database.secret()),
                key);
    }

    /** What PostgreSQL calls a database, which takes no hyphens without quotes. */
    static String databaseName(String name) {
        return name.replace('-', '_');
    }

    private PostgresSettings settings(DatabaseDefinition definition) {
        return PostgresSettings.builder(
                        new DatabaseInstanceClass(definition.instanceType().name()),
                        Gp3Storage.growing(definition.storageGiB(), definition.maxStorageGiB()))
                .version(new PostgresVersion(definition.version()))
                .availability(
                        definition.standby() == Standby.OTHER_ZONE ? Availability.MULTI_ZONE : Availability.SINGLE_ZONE)
                .insights(
                        placement.environment().isProduction() ? DatabaseInsights.ADVANCED : DatabaseInsights.STANDARD)
                .tlsFloor(definition.access() == Access.DIRECT ? TlsFloor.TLS_1_3 : TlsFloor.TLS_1_2)
                .backupRetentionDays(definition.backupRetentionDays())
                .removal(placement.databaseRemovalPolicy())
                .build();
    }

    /** RDS keeps the password itself only where it never has to make a replica of the instance. */
    private MasterCredentials credentials(DatabaseDefinition definition, IKey key) {
        if (!definition.hasReplicas()) {
            return MasterCredentials.ManagedByRds.with(key);
        }
        return MasterCredentials.OwnSecret.named(
                "%s/%s/master".formatted(placement.names().stage(), definition.name()),
                key,
                definition.replicaRegions().stream()
                        .map(region ->
                                new SecretCopy(region.code(), vaults.get(region).keyArn()))
                        .toList());
    }

    private BackupReplication backupReplication(DatabaseDefinition definition) {
        return placement
                .environment()
                .backup()
                .flatMap(BackupDefinition::copyRegion)
                .<BackupReplication>map(region -> new BackupReplication.ToRegion(
                        region.code(), vaults.get(region).keyArn(), definition.backupRetentionDays()))
                .orElseGet(BackupReplication.None::new);
    }
}
