package dev.meridian.stacks;

import dev.meridian.constructs.cache.ReplicatedCache;
import dev.meridian.constructs.database.PostgresDatabase;
import dev.meridian.constructs.database.PostgresReplica;
import dev.meridian.constructs.storage.FileReplication;
import dev.meridian.constructs.storage.FileStore;
import dev.meridian.constructs.storage.ObjectStore;
import dev.meridian.constructs.storage.ReplicationTarget;
import dev.meridian.constructs.storage.TwoWayReplication;
import dev.meridian.constructs.storage.TwoWayReplicationProps;
import dev.meridian.environments.catalogue.Region;
import dev.meridian.environments.data.CacheDefinition;
import dev.meridian.environments.data.DatabaseDefinition;
import dev.meridian.environments.data.FileStoreDefinition;
import dev.meridian.environments.data.ObjectStoreDefinition;
import dev.meridian.environments.data.ObjectStoreDefinition.Replication;
import dev.meridian.environments.definition.RegionDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.constructs.Construct;

/** What the region keeps: databases, caches, objects and files. */
final class DataStack extends RegionalStack {
    private final Placement placement;
    private final NetworkStack network;
    private final Map<Region, VaultStack> vaults;
    private final DataKeys keys;
    private final List<Store> stores = new ArrayList<>();

    /**
     * @param vaults what each region of the environment offers to the others; empty where there is nothing to copy
     */
    DataStack(Construct stage, Placement placement, NetworkStack network, Map<Region, VaultStack> vaults) {
        super(stage, Layer.DATA, placement);
        this.placement = placement;
        this.network = network;
        this.vaults = vaults;
        this.keys = DataKeys.in(this, placement);
        var environment = placement.environment();
        environment.databases().forEach(this::addDatabase);
        environment.caches().forEach(this::addCache);
        environment.objectStores().forEach(this::addObjects);
        environment.fileStores().forEach(this::addFiles);
    }

    /** What clients of later layers connect to. */
    List<Store> stores() {
        return List.copyOf(stores);
    }

    private void addDatabase(DatabaseDefinition definition) {
        var databases = new Databases(placement, network, vaults);
        if (placement.region().isPrimary()) {
            var database = new PostgresDatabase(
                    this, Ids.of(definition.name(), "Database"), databases.writer(definition, keys.databases()));
            addStore(definition.name(), database.securityGroup().getSecurityGroupId(), database.port());
        } else if (definition.replicaRegions().contains(placement.region().region())) {
            var replica = new PostgresReplica(
                    this, Ids.of(definition.name(), "Replica"), databases.replica(definition, keys.databases()));
            addStore(definition.name(), replica.securityGroup().getSecurityGroupId(), replica.port());
        }
    }

    private void addCache(CacheDefinition definition) {
        var cache = new ReplicatedCache(
                this,
                Ids.of(definition.name(), "Cache"),
                Caches.props(placement, definition, network, keys.caches()));
        addStore(definition.name(), cache.securityGroup().getSecurityGroupId(), cache.port());
    }

    private void addObjects(ObjectStoreDefinition definition) {
        var here = placement.region().region();
        if (definition.replication() == Replication.BETWEEN_ALL) {
            new TwoWayReplication(
                    this,
                    Ids.of(definition.name(), "Replication"),
                    TwoWayReplicationProps.builder(
                                    Stores.bucketName(placement, definition, here),
                                    vaults.get(here).key(),
                                    targets(definition))
                            .build());
        } else if (!VaultStack.holds(placement, definition)) {
            new ObjectStore(
                    this,
                    Ids.of(definition.name(), "Objects"),
                    Stores.objects(placement, definition, keys.objects())
                            .replicas(
                                    definition.replication() == Replication.FROM_PRIMARY
                                            ? targets(definition)
                                            : List.of())
                            .build());
        }
    }

    private List<ReplicationTarget> targets(ObjectStoreDefinition definition) {
        return placement.environment().regions().stream()
                .filter(other -> !other.equals(placement.region()))
                .map(RegionDefinition::region)
                .map(other -> ReplicationTarget.builder(
                                other.code(),
                                Stores.bucketName(placement, definition, other),
                                vaults.get(other).keyArn())
                        .build())
                .toList();
    }

    private void addFiles(FileStoreDefinition definition) {
        if (VaultStack.holds(placement, definition)) {
            var replica = vaults.get(placement.region().region()).fileStore(definition.name());
            addStore(definition.name(), replica.securityGroup().getSecurityGroupId(), FileStore.PORT);
            return;
        }
        var files = new FileStore(
                this,
                Ids.of(definition.name(), "Files"),
                Stores.files(placement, definition, network, keys.files())
                        .replication(replication(definition))
                        .build());
        addStore(definition.name(), files.securityGroup().getSecurityGroupId(), FileStore.PORT);
    }

    private FileReplication replication(FileStoreDefinition definition) {
        if (!placement.region().isPrimary() || definition.replicaRegion().isEmpty()) {
            return new FileReplication.None();
        }
        var where = definition.replicaRegion().get();
        return new FileReplication.ToFileSystem(
                where.code(), vaults.get(where).fileStore(definition.name()).fileSystemId());
    }

    private void addStore(String name, String securityGroupId, int port) {
        stores.add(new Store(Ids.of(name, ""), securityGroupId, port));
    }
}
