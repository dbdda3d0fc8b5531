package dev.meridian.stacks;

import dev.meridian.constructs.cluster.KubernetesClusterProps;
import dev.meridian.constructs.cluster.addons.ClusterAddon;
import dev.meridian.constructs.cluster.backups.BackupSchedule;
import dev.meridian.constructs.cluster.controlplane.Addressing;
import dev.meridian.constructs.cluster.controlplane.ClusterVersion;
import dev.meridian.constructs.cluster.controlplane.DeletionProtection;
import dev.meridian.constructs.cluster.controlplane.EndpointReach;
import dev.meridian.constructs.cluster.nodes.AutoMode;
import dev.meridian.constructs.cluster.nodes.Capacity;
import dev.meridian.constructs.cluster.nodes.Karpenter;
import dev.meridian.constructs.cluster.nodes.NodeGroup;
import dev.meridian.constructs.cluster.nodes.NodeGroups;
import dev.meridian.constructs.cluster.nodes.Purchase;
import dev.meridian.environments.compute.ClusterDefinition;
import dev.meridian.environments.compute.NodeGroupDefinition;
import dev.meridian.environments.data.CacheDefinition;
import dev.meridian.environments.definition.EnvironmentDefinition;
import dev.meridian.environments.network.Cidr;
import dev.meridian.environments.protection.ClusterBackupDefinition;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import software.amazon.awscdk.services.kms.IKey;

/** From the definition of a cluster to its props. */
final class Clusters {
    private static final String SCHEDULE = "daily";

    private Clusters() {}

    static KubernetesClusterProps props(
            Placement placement, ClusterDefinition definition, NetworkStack network, IKey key, Path kubectl) {
        return KubernetesClusterProps.builder(
                        placement.names().cluster(), network.vpc(), network.applicationTier(), key, kubectl)
                .version(version(definition))
                .endpoint(endpoint(definition))
                .addressing(new Addressing.Ipv4(definition.serviceAddresses().text()))
                .capacity(capacity(definition.capacity()))
                .furtherAddons(furtherAddons(placement.environment()))
                .adminRoleArns(administrators(placement, definition))
                .deletionProtection(placement.isProtected() ? DeletionProtection.ON : DeletionProtection.OFF)
                .build();
    }

    static BackupSchedule schedule(ClusterBackupDefinition definition) {
        return new BackupSchedule(
                SCHEDULE, definition.schedule(), definition.retentionHours(), definition.namespaces());
    }

    /** Those of the environment, of masters that RDS keeps itself, and of users of caches. */
    static List<String> secretNames(Placement placement) {
        var names = new ArrayList<>(List.of(placement.names().stage() + "/"));
        if (placement.region().isPrimary()
                && placement.environment().databases().stream().anyMatch(database -> !database.hasReplicas())) {
            names.add("rds!db-");
        }
        placement.environment().caches().stream()
                .filter(cache -> cache.login() == CacheDefinition.Login.PASSWORD)
                .map(cache -> placement.names().cache(cache.name()) + "/")
                .forEach(names::add);
        return names;
    }

    /** Whether anything on the cluster has its size recommended, or changed, from what it uses. */
    static boolean scalesVertically(EnvironmentDefinition environment) {
        return environment.namespaces().stream()
                .flatMap(namespace -> namespace.services().stream())
                .anyMatch(service -> service.verticalScaling().isPresent());
    }

    private static ClusterAddon[] furtherAddons(EnvironmentDefinition environment) {
        var addons = EnumSet.noneOf(ClusterAddon.class);
        if (!environment.fileStores().isEmpty()) {
            addons.add(ClusterAddon.EFS_CSI_DRIVER);
        }
        if (environment.clusterBackup().isPresent()) {
            addons.add(ClusterAddon.SNAPSHOT_CONTROLLER);
        }
        if (environment.alerts().isPresent()) {
            addons.add(ClusterAddon.CLOUDWATCH_OBSERVABILITY);
        }
        return addons.toArray(ClusterAddon[]::new);
    }

    private static ClusterVersion version(ClusterDefinition definition) {
        return Arrays.stream(ClusterVersion.values())
                .filter(version -> version.minor().equals(definition.version()))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("Kubernetes %s is not offered".formatted(definition.version())));
    }

    private static EndpointReach endpoint(ClusterDefinition definition) {
        var blocks = definition.publicAccess().stream().map(Cidr::text).toList();
        if (blocks.isEmpty()) {
            return new EndpointReach.PrivateOnly();
        }
        return blocks.contains("0.0.0.0/0")
                ? new EndpointReach.PublicAndPrivate()
                : new EndpointReach.RestrictedAndPrivate(blocks);
    }

    private static Capacity capacity(ClusterDefinition.Capacity definition) {
        if (definition instanceof ClusterDefinition.Capacity.NodeGroups managed) {
            return NodeGroups.of(managed.groups().stream().map(Clusters::group).toArray(NodeGroup[]::new));
        }
        if (definition instanceof ClusterDefinition.Capacity.Karpenter karpenter) {
            return Karpenter.builder()
                    .controllers(group(karpenter.system()))
                    .cpuLimit(karpenter.maximumCpus())
                    .build();
        }
        return AutoMode.standard();
    }

    private static NodeGroup group(NodeGroupDefinition definition) {
        return NodeGroup.builder(definition.name())
                .instanceTypes(definition.instanceTypes().stream()
                        .map(type -> type.name())
                        .toArray(String[]::new))
                .size(definition.minimum(), definition.maximum())
                .purchase(
                        definition.purchase() == NodeGroupDefinition.Purchase.SPOT ? Purchase.SPOT : Purchase.ON_DEMAND)
                .volumeGiB(definition.diskGiB())
                .build();
    }

    private static String[] administrators(Placement placement, ClusterDefinition definition) {
        return definition.administrators().stream()
                .map(role -> "arn:aws:iam::%s:role/%s".formatted(placement.account(), role))
                .toArray(String[]::new);
    }
}
