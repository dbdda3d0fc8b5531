package dev.meridian.stacks;

import dev.meridian.constructs.backup.DrillTarget;
import dev.meridian.constructs.cache.ReplicatedCache;
import dev.meridian.constructs.cluster.backups.BackupStore;
import dev.meridian.constructs.database.PostgresDatabase;
import dev.meridian.constructs.database.PostgresProxy;
import dev.meridian.constructs.database.PostgresReplica;
import dev.meridian.constructs.mail.MailDomain;
import dev.meridian.constructs.messaging.MessageQueue;
import dev.meridian.constructs.messaging.NotificationTopic;
import dev.meridian.constructs.network.subnets.AddressPlan;
import dev.meridian.constructs.search.SearchDomain;
import dev.meridian.constructs.storage.FileStore;
import dev.meridian.constructs.storage.ObjectStore;
import dev.meridian.constructs.storage.TwoWayReplication;
import dev.meridian.constructs.storage.TwoWayReplicationProps;
import dev.meridian.constructs.storage.files.FileReplication;
import dev.meridian.constructs.storage.replication.ReplicationTarget;
import dev.meridian.environments.catalogue.Region;
import dev.meridian.environments.data.CacheDefinition;
import dev.meridian.environments.data.DatabaseDefinition;
import dev.meridian.environments.data.DatabaseDefinition.Access;
import dev.meridian.environments.data.FileStoreDefinition;
import dev.meridian.environments.data.ObjectStoreDefinition;
import dev.meridian.environments.data.ObjectStoreDefinition.Replication;
import dev.meridian.environments.data.SearchDefinition;
import dev.meridian.environments.definition.Encryption;
import dev.meridian.environments.definition.RegionDefinition;
import dev.meridian.environments.messaging.QueueDefinition;
import dev.meridian.environments.messaging.TopicDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awscdk.services.ec2.ISecurityGroup;
import software.amazon.awscdk.services.ec2.Peer;
import software.amazon.awscdk.services.ec2.Port;
import software.constructs.Construct;

/** What the region keeps: databases, caches, objects, files and backups of its cluster. */
final class DataStack extends RegionalStack {
    private final Placement placement;
    private final NetworkStack network;
    private final Map<Region, VaultStack> vaults;
    private final DataKeys keys;
    private final List<Store> stores = new ArrayList<>();
    private final RegionStores kept = RegionStores.none();
    private boolean backedUp;

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
        environment.searchDomains().forEach(this::addSearch);
        environment.queues().forEach(this::addQueue);
        environment.topics().forEach(this::addTopic);
        environment.mailDomains().forEach(mail -> kept.mail()
                .put(
                        mail.name(),
                        new MailDomain(this, Ids.of(mail.name(), "Mail"), Channels.mail(this, placement, mail))));
        new ApplicationSecrets(placement, keys.secrets(), vaults).define(this);
        if (environment.clusterBackup().isPresent()) {
            new ObjectStore(this, "ClusterBackups", Stores.clusterBackups(placement, keys.objects()));
        }
    }

    /** Where the cluster's backups go. Its name is literal: who uses it has to depend on this stack. */
    BackupStore clusterBackups() {
        return Stores.clusterBackupStore(placement, keys.objects());
    }

    /** What is kept here, for workloads to use. */
    RegionStores kept() {
        return kept;
    }

    /** What clients of later layers connect to. */
    List<Store> stores() {
        return List.copyOf(stores);
    }

    /** Whether a backup plan finds anything here: copies of what another region backs up are not backed up again. */
    boolean isBackedUp() {
        return backedUp;
    }

    /** Whether there is a database here that a restore drill can try out. */
    boolean isRestorable() {
        return !kept.databases().isEmpty();
    }

    /** What a restore drill tries out: each database on its own class, behind the given security group. */
    List<DrillTarget> drillTargets(String securityGroupId) {
        return placement.environment().databases().stream()
                .filter(definition -> kept.databases().containsKey(definition.name()))
                .<DrillTarget>map(definition -> new DrillTarget.Database(
                        definition.name().replace('-', '_'),
                        kept.databases().get(definition.name()).subnetGroupName(),
                        definition.instanceType().name(),
                        List.of(securityGroupId)))
                .toList();
    }

    /** The keys that secrets of this region are encrypted with, its own and those of copies from elsewhere. */
    List<String> secretKeyArns() {
        if (placement.environment().encryption() == Encryption.AWS_MANAGED_KEYS) {
            // AWS's own key lets whoever may read a secret decrypt it.
            return List.of();
        }
        var arns = new ArrayList<String>();
        arns.add(keys.secrets().getKeyArn());
        Optional.ofNullable(vaults.get(placement.region().region()))
                .map(VaultStack::keyArn)
                .ifPresent(arns::add);
        return List.copyOf(arns);
    }

    private void addDatabase(DatabaseDefinition definition) {
        var props = new Databases(placement, network, vaults);
        if (placement.region().isPrimary()) {
            var database =
                    new PostgresDatabase(this, Ids.of(definition.name(), "Database"), props.writer(definition, keys));
            admitOtherRegions(database.securityGroup(), database.port());
            protect(database);
            kept.databases().put(definition.name(), database);
            addAccess(definition, database, props);
        } else if (definition.replicaRegions().contains(placement.region().region())) {
            var replica = new PostgresReplica(
                    this, Ids.of(definition.name(), "Replica"), props.replica(definition, keys.databases()));
            kept.replicas().put(definition.name(), replica);
            // Once promoted it takes the writes of all regions.
            admitOtherRegions(replica.securityGroup(), replica.port());
            addStore(
                    Ids.of(definition.name(), "Database"),
                    replica.securityGroup().getSecurityGroupId(),
                    replica.port());
        }
    }

    /** Who serves in another region writes here, over the peered networks, whose groups cannot be named in a rule. */
    private void admitOtherRegions(ISecurityGroup group, int port) {
        placement.environment().regions().stream()
                .filter(other -> !other.equals(placement.region()))
                .forEach(other -> group.addIngressRule(
                        Peer.ipv4(Placement.tierBlock(other, AddressPlan.APPLICATION)),
                        Port.tcp(port),
                        "From pods in " + other.region(),
                        false));
    }

    private void addAccess(DatabaseDefinition definition, PostgresDatabase database, Databases props) {
        if (definition.access() == Access.PROXY) {
            var proxy = new PostgresProxy(
                    this, Ids.of(definition.name(), "Proxy"), props.proxy(definition, database, keys.secrets()));
            kept.proxies().put(definition.name(), proxy);
            addStore(
                    Ids.of(definition.name(), "Database"), proxy.securityGroup().getSecurityGroupId(), proxy.port());
        } else {
            addStore(
                    Ids.of(definition.name(), "Database"),
                    database.securityGroup().getSecurityGroupId(),
                    database.port());
        }
    }

    /** Marks the construct's main resource for the backup plan. */
    private void protect(Construct construct) {
        if (placement.environment().backup().isPresent()) {
            backedUp = true;
            BackupStack.select(construct);
        }
    }

    private void addCache(CacheDefinition definition) {
        var cache = new ReplicatedCache(
                this, Ids.of(definition.name(), "Cache"), Caches.props(placement, definition, network, keys.caches()));
        kept.caches().put(definition.name(), cache);
        addStore(Ids.of(definition.name(), "Cache"), cache.securityGroup().getSecurityGroupId(), cache.port());
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
            var store = new ObjectStore(
                    this,
                    Ids.of(definition.name(), "Objects"),
                    Stores.objects(placement, definition, keys.objects())
                            .replicas(
                                    definition.replication() == Replication.FROM_PRIMARY
                                            ? targets(definition)
                                            : List.of())
                            .build());
            kept.objects().put(definition.name(), store);
            protect(store);
        }
        if (VaultStack.holds(placement, definition)) {
            kept.objects().put(definition.name(), vaults.get(here).objectStore(definition.name()));
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
            addStore(Ids.of(definition.name(), "Files"), replica.securityGroup().getSecurityGroupId(), FileStore.PORT);
            kept.files().put(definition.name(), replica);
            return;
        }
        var files = new FileStore(
                this,
                Ids.of(definition.name(), "Files"),
                Stores.files(placement, definition, network, keys.files())
                        .replication(replication(definition))
                        .build());
        addStore(Ids.of(definition.name(), "Files"), files.securityGroup().getSecurityGroupId(), FileStore.PORT);
        kept.files().put(definition.name(), files);
        protect(files);
    }

    private void addSearch(SearchDefinition definition) {
        var domain = new SearchDomain(
                this,
                Ids.of(definition.name(), "Search"),
                Searches.props(placement, definition, network, keys.databases()));
        kept.search().put(definition.name(), domain);
        addStore(Ids.of(definition.name(), "Search"), domain.securityGroup().getSecurityGroupId(), domain.port());
    }

    private void addQueue(QueueDefinition definition) {
        kept.queues()
                .put(
                        definition.name(),
                        new MessageQueue(
                                this,
                                Ids.of(definition.name(), "Queue"),
                                Channels.queue(placement, definition, keys.databases())));
    }

    private void addTopic(TopicDefinition definition) {
        var topic = new NotificationTopic(
                this, Ids.of(definition.name(), "Topic"), Channels.topic(definition, keys.databases()));
        definition.queues().forEach(queue -> topic.fanOutTo(kept.queues().get(queue)));
        kept.topics().put(definition.name(), topic);
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
        stores.add(new Store(name, securityGroupId, port));
    }
}
