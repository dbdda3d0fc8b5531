package dev.meridian.environments.definition;

import dev.meridian.environments.compute.ClusterDefinition;
import dev.meridian.environments.data.CacheDefinition;
import dev.meridian.environments.data.DatabaseDefinition;
import dev.meridian.environments.data.FileStoreDefinition;
import dev.meridian.environments.data.ObjectStoreDefinition;
import dev.meridian.environments.data.SearchDefinition;
import dev.meridian.environments.ingress.IngressDefinition;
import dev.meridian.environments.messaging.MailDefinition;
import dev.meridian.environments.messaging.QueueDefinition;
import dev.meridian.environments.messaging.TopicDefinition;
import dev.meridian.environments.network.Cidr;
import dev.meridian.environments.network.NetworkDefinition;
import dev.meridian.environments.network.OperatorAccess;
import dev.meridian.environments.network.VpnDefinition;
import dev.meridian.environments.observability.AlertDefinition;
import dev.meridian.environments.protection.BackupDefinition;
import dev.meridian.environments.protection.ClusterBackupDefinition;
import dev.meridian.environments.workload.NamespaceDefinition;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Names each part of an environment where it is set; what is left out does not exist, and what is required is asked for. */
public final class EnvironmentDefinitionBuilder {
    private final String name;
    private final Criticality criticality;
    private final Account account;
    private @Nullable Cidr addressSpace;
    private List<RegionDefinition> regions = List.of();
    private @Nullable Availability availability;
    private Encryption encryption = Encryption.CUSTOMER_MANAGED_KEYS;
    private DeletionProtection deletionProtection = DeletionProtection.ON;
    private @Nullable NetworkDefinition network;
    private Optional<ClusterDefinition> cluster = Optional.empty();
    private Optional<IngressDefinition> ingress = Optional.empty();
    private List<DatabaseDefinition> databases = List.of();
    private List<CacheDefinition> caches = List.of();
    private List<ObjectStoreDefinition> objectStores = List.of();
    private List<FileStoreDefinition> fileStores = List.of();
    private List<SearchDefinition> searchDomains = List.of();
    private List<QueueDefinition> queues = List.of();
    private List<TopicDefinition> topics = List.of();
    private List<MailDefinition> mailDomains = List.of();
    private List<NamespaceDefinition> namespaces = List.of();
    private Optional<BackupDefinition> backup = Optional.empty();
    private Optional<ClusterBackupDefinition> clusterBackup = Optional.empty();
    private Optional<AlertDefinition> alerts = Optional.empty();
    private List<VpnDefinition> vpns = List.of();
    private OperatorAccess operatorAccess = OperatorAccess.NONE;
    private @Nullable RecoveryObjectives objectives;

    EnvironmentDefinitionBuilder(String name, Criticality criticality, Account account) {
        this.name = name;
        this.criticality = criticality;
        this.account = account;
    }

    /** The addresses that all its networks lie in. Required. */
    public EnvironmentDefinitionBuilder addressSpace(String addressSpace) {
        this.addressSpace = new Cidr(addressSpace);
        return this;
    }

    /** Where it runs. Required. */
    public EnvironmentDefinitionBuilder regions(RegionDefinition... regions) {
        this.regions = List.of(regions);
        return this;
    }

    /** Which loss it survives. Required. */
    public EnvironmentDefinitionBuilder availability(Availability availability) {
        this.availability = availability;
        return this;
    }

    /** Whose keys encrypt its data. Default: its own. */
    public EnvironmentDefinitionBuilder encryption(Encryption encryption) {
        this.encryption = encryption;
        return this;
    }

    /** What happens to data when its resource is deleted. Default: deletion is refused. */
    public EnvironmentDefinitionBuilder deletionProtection(DeletionProtection deletionProtection) {
        this.deletionProtection = deletionProtection;
        return this;
    }

    /** How each region's VPC is laid out. Required. */
    public EnvironmentDefinitionBuilder network(NetworkDefinition network) {
        this.network = network;
        return this;
    }

    /** Runs this Kubernetes cluster in each region. Default: none. */
    public EnvironmentDefinitionBuilder cluster(ClusterDefinition cluster) {
        this.cluster = Optional.of(cluster);
        return this;
    }

    /** Lets requests from the internet in. Default: none come in. */
    public EnvironmentDefinitionBuilder ingress(IngressDefinition ingress) {
        this.ingress = Optional.of(ingress);
        return this;
    }

    /** Keeps these databases. Default: none. */
    public EnvironmentDefinitionBuilder databases(DatabaseDefinition... databases) {
        this.databases = List.of(databases);
        return this;
    }

    /** Keeps these caches. Default: none. */
    public EnvironmentDefinitionBuilder caches(CacheDefinition... caches) {
        this.caches = List.of(caches);
        return this;
    }

    /** Keeps these object stores. Default: none. */
    public EnvironmentDefinitionBuilder objectStores(ObjectStoreDefinition... objectStores) {
        this.objectStores = List.of(objectStores);
        return this;
    }

    /** Keeps these file stores. Default: none. */
    public EnvironmentDefinitionBuilder fileStores(FileStoreDefinition... fileStores) {
        this.fileStores = List.of(fileStores);
        return this;
    }

    /** Keeps these search domains. Default: none. */
    public EnvironmentDefinitionBuilder searchDomains(SearchDefinition... searchDomains) {
        this.searchDomains = List.of(searchDomains);
        return this;
    }

    /** Has these queues. Default: none. */
    public EnvironmentDefinitionBuilder queues(QueueDefinition... queues) {
        this.queues = List.of(queues);
        return this;
    }

    /** Has these topics. Default: none. */
    public EnvironmentDefinitionBuilder topics(TopicDefinition... topics) {
        this.topics = List.of(topics);
        return this;
    }

    /** Sends mail from these domains. Default: none. */
    public EnvironmentDefinitionBuilder mailDomains(MailDefinition... mailDomains) {
        this.mailDomains = List.of(mailDomains);
        return this;
    }

    /** Runs these namespaces on the cluster. Default: none. */
    public EnvironmentDefinitionBuilder namespaces(NamespaceDefinition... namespaces) {
        this.namespaces = List.of(namespaces);
        return this;
    }

    /** Backs up what runs on the cluster. Default: nothing of it. */
    public EnvironmentDefinitionBuilder clusterBackup(ClusterBackupDefinition clusterBackup) {
        this.clusterBackup = Optional.of(clusterBackup);
        return this;
    }

    /** Tells these people when something is not well. Default: nobody. */
    public EnvironmentDefinitionBuilder alerts(AlertDefinition alerts) {
        this.alerts = Optional.of(alerts);
        return this;
    }

    /** Backs up everything stateful. Default: nothing, beside what each store does of its own. */
    public EnvironmentDefinitionBuilder backup(BackupDefinition backup) {
        this.backup = Optional.of(backup);
        return this;
    }

    /** Connects these networks outside AWS. Default: none. */
    public EnvironmentDefinitionBuilder vpns(VpnDefinition... vpns) {
        this.vpns = List.of(vpns);
        return this;
    }

    /** How operators reach its private parts. Default: not at all. */
    public EnvironmentDefinitionBuilder operatorAccess(OperatorAccess operatorAccess) {
        this.operatorAccess = operatorAccess;
        return this;
    }

    /** How long failures may last. Required. */
    public EnvironmentDefinitionBuilder objectives(RecoveryObjectives objectives) {
        this.objectives = objectives;
        return this;
    }

    /**
     * The environment as said so far; whether it is right is decided for the system as a whole.
     *
     * @throws NullPointerException naming the required part that was left out
     */
    public EnvironmentDefinition build() {
        return new EnvironmentDefinition(
                name,
                criticality,
                account,
                addressSpace,
                regions,
                availability,
                encryption,
                deletionProtection,
                network,
                cluster,
                ingress,
                databases,
                caches,
                objectStores,
                fileStores,
                searchDomains,
                queues,
                topics,
                mailDomains,
                namespaces,
                backup,
                clusterBackup,
                alerts,
                vpns,
                operatorAccess,
                objectives);
    }
}
