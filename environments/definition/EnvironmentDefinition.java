package dev.meridian.environments.definition;

import static java.util.Objects.requireNonNull;

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

/**
 * Everything that runs in one environment of a system. It is complete: nothing is inherited from another environment.
 *
 * @param name its name within the system
 * @param criticality how much hangs on it
 * @param account the AWS account it lives in
 * @param addressSpace the addresses that all its networks lie in, /13, its own among all environments
 * @param regions where it runs; exactly one is primary
 * @param availability which loss it survives
 * @param encryption whose keys encrypt its data
 * @param deletionProtection what happens to data when its resource is deleted
 * @param network how each region's VPC is laid out
 * @param cluster the Kubernetes cluster of each region, if any
 * @param ingress how requests reach it, if any do
 * @param databases its databases
 * @param caches its caches
 * @param objectStores its object stores
 * @param fileStores its file stores
 * @param searchDomains its search domains
 * @param queues its queues
 * @param topics its topics
 * @param mailDomains the domains it sends mail from
 * @param namespaces what runs on the cluster
 * @param backup how it is backed up, if it is
 * @param clusterBackup how what runs on the cluster is backed up, if it is
 * @param alerts who is told when something is not well, if anybody
 * @param vpns the networks outside AWS it is connected to
 * @param operatorAccess how operators reach its private parts
 * @param objectives how long failures may last
 */
public record EnvironmentDefinition(
        String name,
        Criticality criticality,
        Account account,
        Cidr addressSpace,
        List<RegionDefinition> regions,
        Availability availability,
        Encryption encryption,
        DeletionProtection deletionProtection,
        NetworkDefinition network,
        Optional<ClusterDefinition> cluster,
        Optional<IngressDefinition> ingress,
        List<DatabaseDefinition> databases,
        List<CacheDefinition> caches,
        List<ObjectStoreDefinition> objectStores,
        List<FileStoreDefinition> fileStores,
        List<SearchDefinition> searchDomains,
        List<QueueDefinition> queues,
        List<TopicDefinition> topics,
        List<MailDefinition> mailDomains,
        List<NamespaceDefinition> namespaces,
        Optional<BackupDefinition> backup,
        Optional<ClusterBackupDefinition> clusterBackup,
        Optional<AlertDefinition> alerts,
        List<VpnDefinition> vpns,
        OperatorAccess operatorAccess,
        RecoveryObjectives objectives) {
    public EnvironmentDefinition {
        requireNonNull(name, "name");
        requireNonNull(criticality, "criticality");
        requireNonNull(account, "account");
        requireNonNull(addressSpace, "addressSpace");
        requireNonNull(availability, "availability");
        requireNonNull(encryption, "encryption");
        requireNonNull(deletionProtection, "deletionProtection");
        requireNonNull(network, "network");
        requireNonNull(cluster, "cluster");
        requireNonNull(ingress, "ingress");
        requireNonNull(backup, "backup");
        requireNonNull(clusterBackup, "clusterBackup");
        requireNonNull(alerts, "alerts");
        requireNonNull(operatorAccess, "operatorAccess");
        requireNonNull(objectives, "objectives");
        regions = List.copyOf(regions);
        databases = List.copyOf(databases);
        caches = List.copyOf(caches);
        objectStores = List.copyOf(objectStores);
        fileStores = List.copyOf(fileStores);
        searchDomains = List.copyOf(searchDomains);
        queues = List.copyOf(queues);
        topics = List.copyOf(topics);
        mailDomains = List.copyOf(mailDomains);
        namespaces = List.copyOf(namespaces);
        vpns = List.copyOf(vpns);
    }

    /** Whether the stricter rules hold. */
    public boolean isProduction() {
        return criticality == Criticality.PRODUCTION;
    }

    /**
     * The region that takes all writes.
     *
     * @throws IllegalStateException if there is none, which validation refuses beforehand
     */
    public RegionDefinition primary() {
        return regions.stream()
                .filter(RegionDefinition::isPrimary)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("environment '%s' has no primary region".formatted(name)));
    }

    /** The regions that do not take writes, in the order they were defined. */
    public List<RegionDefinition> secondaries() {
        return regions.stream().filter(region -> !region.isPrimary()).toList();
    }

    /** Starts with what every environment has; the rest is named where it is set. */
    public static EnvironmentDefinitionBuilder builder(String name, Criticality criticality, Account account) {
        return new EnvironmentDefinitionBuilder(name, criticality, account);
    }
}
