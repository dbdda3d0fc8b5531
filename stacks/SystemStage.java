package dev.meridian.stacks;

import dev.meridian.environments.PhysicalNames;
import dev.meridian.environments.catalogue.Region;
import dev.meridian.environments.definition.EnvironmentDefinition;
import dev.meridian.environments.definition.RegionDefinition;
import dev.meridian.environments.definition.SystemDefinition;
import dev.meridian.environments.network.OperatorAccess;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awscdk.Stage;
import software.constructs.Construct;

/**
 * One environment of a system with all its regions, which is what is deployed together: references cannot leave a stage.
 */
public final class SystemStage extends Stage {
    private final SystemDefinition system;
    private final EnvironmentDefinition environment;
    private final Path kubectl;

    /**
     * Defines every stack.
     *
     * @param system the system, which has been validated
     * @param environment its environment to be defined
     * @param kubectl the zip file with kubectl and helm that manifests and charts are applied with
     */
    public SystemStage(Construct scope, SystemDefinition system, EnvironmentDefinition environment, Path kubectl) {
        super(scope, new PhysicalNames(system.name(), environment.name()).stage());
        this.system = system;
        this.environment = environment;
        this.kubectl = kubectl;
        var logs = logs();
        var networks = networks(logs);
        addPeerings(networks);
        var vaults = vaults(networks);
        var data = data(networks, vaults);
        for (var region : environment.regions()) {
            addComputing(placement(region), logs, networks, vaults, data);
        }
    }

    private Map<Region, LogStack> logs() {
        var logs = new LinkedHashMap<Region, LogStack>();
        for (var region : environment.regions()) {
            logs.put(region.region(), new LogStack(this, placement(region)));
        }
        return logs;
    }

    /** Every later layer stands on the network, so that one dependency puts the log bucket before all of them. */
    private Map<Region, NetworkStack> networks(Map<Region, LogStack> logs) {
        var networks = new LinkedHashMap<Region, NetworkStack>();
        for (var region : environment.regions()) {
            var network = new NetworkStack(this, placement(region), logs.get(region.region()));
            network.addStackDependency(logs.get(region.region()));
            networks.put(region.region(), network);
        }
        return networks;
    }

    /**
     * Each pair of regions is connected by the later one, and the earlier one routes back. In the order from the last
     * region to the first, every connection exists before somebody routes over it.
     */
    private void addPeerings(Map<Region, NetworkStack> networks) {
        var regions = environment.regions();
        var later = new LinkedHashMap<Region, PeeringStack>();
        for (var i = regions.size() - 1; i >= 0 && regions.size() > 1; i--) {
            var region = regions.get(i);
            var stack = new PeeringStack(this, placement(region), networks, regions.subList(0, i), Map.copyOf(later));
            later.put(region.region(), stack);
        }
    }

    private Map<Region, VaultStack> vaults(Map<Region, NetworkStack> networks) {
        var vaults = new LinkedHashMap<Region, VaultStack>();
        for (var region : environment.regions()) {
            var placement = placement(region);
            if (VaultStack.isNeeded(placement)) {
                var network = networks.get(region.region());
                var vault = new VaultStack(this, placement, network);
                vault.addStackDependency(network);
                vaults.put(region.region(), vault);
            }
        }
        return vaults;
    }

    /**
     * The primary region comes first: what other regions replicate is there. They name it literally, which CloudFormation
     * does not see, so that the order is said here.
     */
    private Map<Region, DataStack> data(Map<Region, NetworkStack> networks, Map<Region, VaultStack> vaults) {
        var data = new LinkedHashMap<Region, DataStack>();
        var primaryFirst = Stream.concat(Stream.of(environment.primary()), environment.secondaries().stream());
        for (var region : primaryFirst.toList()) {
            var network = networks.get(region.region());
            var stack = new DataStack(this, placement(region), network, vaults);
            // Buckets name the log bucket, which stands before the network, even where nothing else needs one.
            stack.addStackDependency(network);
            vaults.values().forEach(stack::addStackDependency);
            if (!region.isPrimary() && replicates(region)) {
                stack.addStackDependency(data.get(environment.primary().region()));
            }
            data.put(region.region(), stack);
        }
        return data;
    }

    private boolean replicates(RegionDefinition region) {
        return environment.databases().stream()
                .anyMatch(database -> database.replicaRegions().contains(region.region()));
    }

    private void addComputing(
            Placement placement,
            Map<Region, LogStack> logs,
            Map<Region, NetworkStack> networks,
            Map<Region, VaultStack> vaults,
            Map<Region, DataStack> data) {
        var here = placement.region().region();
        var network = networks.get(here);
        Optional<ClusterStack> cluster = environment
                .cluster()
                .map(definition -> new ClusterStack(this, placement, definition, network, data.get(here), kubectl));
        Optional<IngressStack> entry = environment
                .ingress()
                .map(ingress -> new IngressStack(this, placement, ingress, network, cluster.orElseThrow()));
        if (!environment.namespaces().isEmpty()) {
            var stores = new LinkedHashMap<Region, RegionStores>();
            data.forEach((region, stack) -> stores.put(region, stack.kept()));
            var workloads = new WorkloadStack(this, placement, cluster.orElseThrow(), stores, entry);
            // Names of buckets and secrets are literal, which CloudFormation does not see.
            workloads.addStackDependency(data.get(here));
        }
        if (environment.operatorAccess() == OperatorAccess.BASTION) {
            new AccessStack(this, placement, logs.get(here), network, data.get(here), cluster);
        }
        environment
                .backup()
                .filter(backup ->
                        placement.region().isPrimary() || data.get(here).isBackedUp())
                .ifPresent(backup -> addBackup(placement, networks, vaults, data));
        environment
                .alerts()
                .ifPresent(alerts -> new ObservabilityStack(this, placement, alerts, data.get(here), cluster, entry));
    }

    private void addBackup(
            Placement placement,
            Map<Region, NetworkStack> networks,
            Map<Region, VaultStack> vaults,
            Map<Region, DataStack> data) {
        var here = placement.region().region();
        var backup = environment.backup().orElseThrow();
        var vault = vaults.get(here);
        var stack = new BackupStack(this, placement, backup, networks.get(here), vault, data.get(here));
        BackupStack.copyRegion(placement, backup).ifPresent(region -> stack.addStackDependency(vaults.get(region)));
    }

    private Placement placement(RegionDefinition region) {
        return new Placement(system, environment, region);
    }
}
