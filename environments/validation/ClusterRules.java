package dev.meridian.environments.validation;

import dev.meridian.environments.catalogue.InstanceType;
import dev.meridian.environments.compute.ClusterDefinition;
import dev.meridian.environments.compute.ClusterDefinition.Capacity;
import dev.meridian.environments.compute.NodeGroupDefinition;
import dev.meridian.environments.compute.NodeGroupDefinition.Purchase;
import dev.meridian.environments.definition.EnvironmentDefinition;
import dev.meridian.environments.validation.rule.Names;
import dev.meridian.environments.validation.rule.Problems;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The Kubernetes cluster and what pods run on. */
final class ClusterRules {
    /** Those in standard support for which add-on versions and a matching kubectl are known here. */
    private static final Set<String> VERSIONS = Set.of("1.34", "1.35", "1.36");

    /** IAM role names, IAM User Guide, "IAM and AWS STS quotas". */
    private static final Pattern ROLE = Pattern.compile("[\\w+=,.@-]{1,64}");

    private static final int LEAST_DISK = 20;
    private static final int MOST_DISK = 16_384;
    private static final int MOST_NODES = 450;
    private static final int WIDEST_SERVICES = 12;
    private static final int NARROWEST_SERVICES = 24;
    private static final int LONGEST_GROUP = 40;
    private static final int MOST_TYPES = 20;
    /** One scarce type must not empty a group of spot capacity. */
    private static final int LEAST_SPOT_TYPES = 2;
    /** Karpenter's two replicas stand on different nodes. */
    private static final int LEAST_SYSTEM_NODES = 2;
    /** More than any of our systems needs, so that a slip of the pen is noticed. */
    private static final int MOST_CPUS = 5_000;

    private ClusterRules() {}

    static void check(Problems problems, EnvironmentDefinition environment) {
        environment.cluster().ifPresent(cluster -> {
            problems.require(
                    VERSIONS.contains(cluster.version()),
                    "cluster: version must be one of %s, got '%s'",
                    new TreeSet<>(VERSIONS),
                    cluster.version());
            checkAccess(problems, environment, cluster);
            checkServiceAddresses(problems, environment, cluster);
            var groups = groups(cluster.capacity());
            problems.requireDistinct(groups, NodeGroupDefinition::name, "node group");
            groups.forEach(group -> checkGroup(problems, group));
            checkCapacity(problems, cluster.capacity());
            checkZoneLoss(problems, environment, cluster.capacity());
        });
    }

    private static List<NodeGroupDefinition> groups(Capacity capacity) {
        if (capacity instanceof Capacity.NodeGroups managed) {
            return managed.groups();
        }
        return capacity instanceof Capacity.Karpenter karpenter ? List.of(karpenter.system()) : List.of();
    }

    private static void checkAccess(Problems problems, EnvironmentDefinition environment, ClusterDefinition cluster) {
        problems.require(
                !cluster.administrators().isEmpty(),
                "cluster: administrators must name at least one IAM role, got none; nobody could look into the cluster");
        for (var role : cluster.administrators()) {
            problems.require(
                    ROLE.matcher(role).matches(),
                    "cluster: administrator must be the name of an IAM role, got '%s'",
                    role);
        }
        problems.requireDistinct(
                cluster.administrators(),
                role -> role.replaceAll("[^A-Za-z0-9]", ""),
                "administrator, by letters and digits,");
        for (var block : cluster.publicAccess()) {
            problems.require(
                    block.range().isPresent(), "cluster: publicAccess must be aligned IPv4 blocks, got '%s'", block);
            problems.require(
                    !environment.isProduction()
                            || block.range().map(range -> range.prefix() > 0).orElse(true),
                    "cluster: publicAccess must not be the whole internet in production, got %s; name the networks"
                            + " that operators work from",
                    block);
        }
    }

    private static void checkServiceAddresses(
            Problems problems, EnvironmentDefinition environment, ClusterDefinition cluster) {
        var services = cluster.serviceAddresses();
        if (!NetworkRules.requirePrivateBlock(problems, "cluster: serviceAddresses", services)) {
            return;
        }
        problems.requireBetween(
                WIDEST_SERVICES,
                NARROWEST_SERVICES,
                services.range().orElseThrow().prefix(),
                "cluster: prefix of serviceAddresses",
                "EKS takes no other");
        problems.require(
                !services.overlaps(environment.addressSpace()),
                "cluster: serviceAddresses %s overlap the environment's address space %s; take a block outside",
                services,
                environment.addressSpace());
        for (var vpn : environment.vpns()) {
            for (var network : vpn.networks()) {
                problems.require(
                        !services.overlaps(network),
                        "cluster: serviceAddresses %s overlap network %s of vpn '%s'; take a block outside",
                        services,
                        network,
                        vpn.site());
            }
        }
    }

    private static void checkGroup(Problems problems, NodeGroupDefinition group) {
        var what = "node group '%s'".formatted(group.name());
        Names.requireName(problems, "node group name", group.name());
        problems.require(
                group.name().length() <= LONGEST_GROUP,
                "%s: its name may be %d characters long, got %d",
                what,
                LONGEST_GROUP,
                group.name().length());
        problems.require(
                group.minimum() <= group.maximum(),
                "%s: minimum %d is above maximum %d; exchange them or raise the maximum",
                what,
                group.minimum(),
                group.maximum());
        problems.require(group.minimum() >= 0, "%s: minimum must not be negative, got %d", what, group.minimum());
        problems.requireBetween(
                1, MOST_NODES, group.maximum(), what + ": maximum", "EKS allows that many nodes in a managed group");
        problems.requireBetween(
                LEAST_DISK, MOST_DISK, group.diskGiB(), what + ": diskGiB", "the node image needs 20 GiB");
        checkInstanceTypes(problems, what, group);
    }

    private static void checkInstanceTypes(Problems problems, String what, NodeGroupDefinition group) {
        var types = group.instanceTypes();
        problems.requireBetween(
                group.purchase() == Purchase.SPOT ? LEAST_SPOT_TYPES : 1,
                MOST_TYPES,
                types.size(),
                "%s: number of instanceTypes for %s".formatted(what, group.purchase()),
                "spot capacity of one type alone may run out");
        problems.requireDistinct(types, InstanceType::name, what + ": instance type");
        var graviton = types.stream().filter(InstanceType::isGraviton).toList();
        problems.require(
                graviton.isEmpty() || graviton.size() == types.size(),
                "%s: instanceTypes must share a processor architecture, got %s of which %s are Graviton; make two groups",
                what,
                types,
                graviton);
        for (var type : types) {
            type.refusedForNode().ifPresent(reason -> problems.add("%s: instance type %s %s", what, type, reason));
        }
    }

    private static void checkCapacity(Problems problems, Capacity capacity) {
        if (capacity instanceof Capacity.NodeGroups managed) {
            problems.require(
                    managed.groups().stream().anyMatch(group -> group.minimum() > 0),
                    "cluster: one node group must have a minimum of 1 or more, got %s; the cluster's own pods need a node",
                    managed.groups().isEmpty() ? "no group" : "only groups that may be empty");
        }
        if (capacity instanceof Capacity.Karpenter karpenter) {
            problems.require(
                    karpenter.system().minimum() >= LEAST_SYSTEM_NODES,
                    "node group '%s': minimum must be at least %d, got %d; Karpenter's two replicas stand there",
                    karpenter.system().name(),
                    LEAST_SYSTEM_NODES,
                    karpenter.system().minimum());
            problems.requireBetween(
                    1,
                    MOST_CPUS,
                    karpenter.maximumCpus(),
                    "cluster: maximumCpus",
                    "it bounds what a runaway deployment can cost");
        }
    }

    /** Auto Mode is exempt: EKS keeps its own controllers outside of the nodes, and spreads nodes over the zones itself. */
    private static void checkZoneLoss(Problems problems, EnvironmentDefinition environment, Capacity capacity) {
        if (!environment.availability().survivesZoneLoss() || capacity instanceof Capacity.AutoMode) {
            return;
        }
        var steady = groups(capacity).stream()
                .filter(group -> group.purchase() == Purchase.ON_DEMAND)
                .mapToInt(NodeGroupDefinition::minimum)
                .sum();
        var zones = environment.availability().leastZones();
        problems.require(
                steady >= zones,
                "cluster: on-demand node groups must keep at least %d nodes, one per zone, for availability %s, got %d",
                zones,
                environment.availability(),
                steady);
    }
}
