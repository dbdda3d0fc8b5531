package dev.meridian.stacks;

import dev.meridian.constructs.backup.RecoveryVault;
import dev.meridian.constructs.backup.RecoveryVaultProps;
import dev.meridian.constructs.backup.rules.VaultLock;
import dev.meridian.constructs.storage.FileStore;
import dev.meridian.constructs.storage.ObjectStore;
import dev.meridian.constructs.storage.files.FileReplication;
import dev.meridian.environments.data.FileStoreDefinition;
import dev.meridian.environments.data.ObjectStoreDefinition;
import dev.meridian.environments.data.ObjectStoreDefinition.Replication;
import dev.meridian.environments.protection.BackupDefinition;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awscdk.services.backup.IBackupVault;
import software.amazon.awscdk.services.kms.IKey;
import software.constructs.Construct;

/**
 * What a region offers to the others, apart from what it takes from them, so that no circle can form: the buckets and
 * file systems they copy into, the vault for their backups, and the key for all of it.
 */
final class VaultStack extends RegionalStack {
    private final IKey key;
    private final String keyArn;
    private final Optional<IBackupVault> backups;
    private final Map<String, FileStore> fileStores = new TreeMap<>();
    private final Map<String, ObjectStore> objectStores = new TreeMap<>();

    VaultStack(Construct stage, Placement placement, NetworkStack network) {
        super(stage, Layer.VAULT, placement);
        key = key("Key", placement, "vault", "Encrypts what other regions copy into this one, and backups");
        keyArn = key.getKeyArn();
        var environment = placement.environment();
        environment.objectStores().stream()
                .filter(store -> holds(placement, store))
                .forEach(store -> addObjects(placement, store));
        environment.fileStores().stream()
                .filter(store -> holds(placement, store))
                .forEach(store -> fileStores.put(
                        store.name(),
                        new FileStore(
                                this,
                                Ids.of(store.name(), "Files"),
                                Stores.files(placement, store, network, key)
                                        .replication(new FileReplication.Destination())
                                        .build())));
        if (archives(placement)) {
            new ObjectStore(this, "Archive", Stores.archive(placement, key));
        }
        backups = environment.backup().map(backup -> new RecoveryVault(
                        this,
                        "Backups",
                        RecoveryVaultProps.builder(placement.names().backupVault(), key)
                                .lock(lock(backup))
                                .build())
                .vault());
    }

    private void addObjects(Placement placement, ObjectStoreDefinition definition) {
        var store = new ObjectStore(
                this,
                Ids.of(definition.name(), "Objects"),
                Stores.objects(placement, definition, key).build());
        objectStores.put(definition.name(), store);
        // One backup of what is copied everywhere is enough: the primary region's.
        if (placement.region().isPrimary() && placement.environment().backup().isPresent()) {
            BackupStack.select(store);
        }
    }

    /** Whether snapshots of the databases here are kept as files, too. */
    static boolean archives(Placement placement) {
        return placement.region().isPrimary()
                && !placement.environment().databases().isEmpty()
                && placement.environment().backup().stream().anyMatch(backup -> backup.archiveDays() > 0);
    }

    /** Whether an environment has anything to put here. */
    static boolean isNeeded(Placement placement) {
        var environment = placement.environment();
        return environment.backup().isPresent() || environment.regions().size() > 1;
    }

    /** Whether the region's part of an object store stands here, because others copy into it. */
    static boolean holds(Placement placement, ObjectStoreDefinition store) {
        return store.replication() == Replication.BETWEEN_ALL
                || store.replication() == Replication.FROM_PRIMARY
                        && !placement.region().isPrimary();
    }

    /** Whether the region's part of a file store stands here, because the primary region copies into it. */
    static boolean holds(Placement placement, FileStoreDefinition store) {
        return store.replicaRegion().map(placement.region().region()::equals).orElse(false);
    }

    IKey key() {
        return key;
    }

    String keyArn() {
        return keyArn;
    }

    ObjectStore objectStore(String name) {
        return objectStores.get(name);
    }

    FileStore fileStore(String name) {
        return fileStores.get(name);
    }

    /** The vault for backups, if there are any. */
    Optional<IBackupVault> backups() {
        return backups;
    }

    static VaultLock lock(BackupDefinition backup) {
        return switch (backup.vaultLock()) {
            case NONE -> new VaultLock.None();
            case GOVERNANCE -> new VaultLock.Governance(1, backup.dailyRetentionDays());
        };
    }
}
