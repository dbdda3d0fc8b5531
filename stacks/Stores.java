package dev.meridian.stacks;

import dev.meridian.constructs.cluster.backups.BackupStore;
import dev.meridian.constructs.storage.FileStoreProps;
import dev.meridian.constructs.storage.ObjectStoreProps;
import dev.meridian.constructs.storage.files.FileAccess;
import dev.meridian.constructs.storage.files.FileBackup;
import dev.meridian.constructs.storage.files.FileDirectory;
import dev.meridian.constructs.storage.lifecycle.Expiry;
import dev.meridian.constructs.storage.lifecycle.Lifecycle;
import dev.meridian.constructs.storage.lifecycle.StorageTier;
import dev.meridian.constructs.storage.lifecycle.Tiering;
import dev.meridian.constructs.storage.lifecycle.Transition;
import dev.meridian.constructs.storage.names.BucketName;
import dev.meridian.constructs.storage.objects.Inventory;
import dev.meridian.constructs.storage.policies.MinimumTls;
import dev.meridian.environments.catalogue.Region;
import dev.meridian.environments.data.FileStoreDefinition;
import dev.meridian.environments.data.ObjectStoreDefinition;
import java.util.List;
import software.amazon.awscdk.services.kms.IKey;

/** From definitions of object and file stores to props, which the vault and the data layer share. */
final class Stores {
    /** The owner of files: the first id that is neither the system's nor a person's on Amazon Linux. */
    private static final long APPLICATION_USER = 10_001;

    private static final String GROUP_MAY_READ = "750";

    private static final int DAYS_AT_HAND = 30;

    private static final int DAYS_TO_REGRET = 7;

    private static final String CLUSTER_BACKUP_PREFIX = "velero";

    private Stores() {}

    static BucketName bucketName(Placement placement, ObjectStoreDefinition store, Region where) {
        return new BucketName(placement.bucket(store.name(), where));
    }

    static ObjectStoreProps.Builder objects(Placement placement, ObjectStoreDefinition store, IKey key) {
        return ObjectStoreProps.builder(key, LogStack.bucketName(placement))
                .name(bucketName(placement, store, placement.region().region()))
                .inventory(
                        placement.environment().isProduction()
                                ? new Inventory.Report(Inventory.Frequency.WEEKLY, Inventory.Format.PARQUET)
                                : new Inventory.None())
                // AWS's own services call the bucket too, and not all of them speak TLS 1.3 yet.
                .tls(MinimumTls.V1_2)
                .removal(placement.removalPolicy())
                .lifecycle(Lifecycle.builder()
                        .tiering(new Tiering.Steps(List.of(
                                new Transition(StorageTier.GLACIER_INSTANT_RETRIEVAL, store.archiveAfterDays()))))
                        .noncurrentDays(store.noncurrentRetentionDays())
                        .build());
    }

    static BucketName archiveName(Placement placement) {
        return new BucketName(placement.archiveBucket());
    }

    /** Exported snapshots: a month at hand, then in Glacier until nobody needs them (A15). */
    static ObjectStoreProps archive(Placement placement, IKey key) {
        var days = placement.environment().backup().orElseThrow().archiveDays();
        return ObjectStoreProps.builder(key, LogStack.bucketName(placement))
                .name(archiveName(placement))
                .removal(placement.removalPolicy())
                .tls(MinimumTls.V1_2)
                .lifecycle(Lifecycle.builder()
                        .tiering(new Tiering.Steps(
                                List.of(new Transition(StorageTier.GLACIER_FLEXIBLE_RETRIEVAL, DAYS_AT_HAND))))
                        .expiry(new Expiry.After(days))
                        // An export is written once; a version behind it would only be kept beyond its time.
                        .noncurrentDays(1)
                        .build())
                .build();
    }

    /** Backups of clusters, which whoever makes them deletes when their time is over: for good, a week later. */
    static ObjectStoreProps clusterBackups(Placement placement, IKey key) {
        return ObjectStoreProps.builder(key, LogStack.bucketName(placement))
                .name(new BucketName(placement.clusterBackupBucket()))
                .removal(placement.removalPolicy())
                .lifecycle(Lifecycle.builder().noncurrentDays(DAYS_TO_REGRET).build())
                .build();
    }

    /** The same bucket, as the cluster knows it. */
    static BackupStore clusterBackupStore(Placement placement, IKey key) {
        return new BackupStore(new BucketName(placement.clusterBackupBucket()), CLUSTER_BACKUP_PREFIX, key.getKeyArn());
    }

    static FileStoreProps.Builder files(
            Placement placement, FileStoreDefinition store, NetworkStack network, IKey key) {
        return FileStoreProps.builder(
                        network.vpc(),
                        network.databaseTier(),
                        key,
                        List.of(new FileDirectory(
                                Ids.of(store.name(), ""),
                                store.path(),
                                APPLICATION_USER,
                                APPLICATION_USER,
                                GROUP_MAY_READ)))
                // Pods mount through the driver on their node: the security group and the access point tell them apart.
                .access(FileAccess.NETWORK_CLIENTS)
                .backup(placement.environment().backup().isPresent() ? FileBackup.BACKUP_PLAN : FileBackup.AUTOMATIC);
    }
}
