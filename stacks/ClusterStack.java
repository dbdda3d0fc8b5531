package dev.meridian.stacks;

import dev.meridian.constructs.cluster.ExternalSecrets;
import dev.meridian.constructs.cluster.ExternalSecretsProps;
import dev.meridian.constructs.cluster.KubernetesCluster;
import dev.meridian.constructs.cluster.KubernetesClusterProps;
import dev.meridian.constructs.cluster.LoadBalancerController;
import dev.meridian.constructs.cluster.LoadBalancerControllerProps;
import dev.meridian.constructs.cluster.addons.ClusterAddon;
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
import dev.meridian.environments.network.Cidr;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import software.constructs.Construct;
import software.constructs.IDependable;

/** The region's Kubernetes cluster with its nodes and controllers, and its way to the region's stores. */
final class ClusterStack extends RegionalStack {
    /** The port of the Kubernetes API. */
    static final int API_PORT = 443;

    private final KubernetesCluster cluster;
    private final List<IDependable> controllers = new ArrayList<>();

    ClusterStack(
            Construct stage,
            Placement placement,
            ClusterDefinition definition,
            NetworkStack network,
            DataStack data,
            Path kubectl) {
        super(stage, Layer.CLUSTER, placement);
        var key = key("Key", placement, "cluster", "Encrypts the cluster's secrets, logs and volumes");
        cluster = new KubernetesCluster(
                this,
                "Cluster",
                KubernetesClusterProps.builder(
                                placement.names().cluster(), network.vpc(), network.applicationTier(), key, kubectl)
                        .version(version(definition))
                        .endpoint(endpoint(definition))
                        .addressing(new Addressing.Ipv4(
                                definition.serviceAddresses().text()))
                        .capacity(capacity(definition.capacity()))
                        .furtherAddons(
                                placement.environment().fileStores().isEmpty()
                                        ? new ClusterAddon[0]
                                        : new ClusterAddon[] {ClusterAddon.EFS_CSI_DRIVER})
                        .adminRoleArns(administrators(placement, definition))
                        .deletionProtection(placement.isProtected() ? DeletionProtection.ON : DeletionProtection.OFF)
                        .build());
        data.stores().forEach(store -> cluster.admitTo(store.name(), store.securityGroupId(), store.port()));
        network.vpns().forEach(vpn -> vpn.admitTo(this, "ClusterApi", cluster.securityGroupId(), API_PORT));
        if (!(definition.capacity() instanceof ClusterDefinition.Capacity.AutoMode)) {
            controllers.add(new LoadBalancerController(
                    this, "LoadBalancerController", new LoadBalancerControllerProps(cluster)));
        }
        controllers.add(new ExternalSecrets(
                this,
                "ExternalSecrets",
                new ExternalSecretsProps(cluster, secretNames(placement), data.secretKeyArns())));
    }

    /** The security group that pods and nodes wear. */
    String securityGroupId() {
        return cluster.securityGroupId();
    }

    KubernetesCluster cluster() {
        return cluster;
    }

    /** What reads secrets and binds pods to target groups: it is there before the first pod. */
    List<IDependable> readyForWorkloads() {
        return List.copyOf(controllers);
    }

    /** Those of the environment, of masters that RDS keeps itself, and of users of caches. */
    private static List<String> secretNames(Placement placement) {
        var names = new ArrayList<>(List.of(placement.names().stage() + "/", "rds!db-"));
        placement.environment().caches().stream()
                .filter(cache -> cache.login() == CacheDefinition.Login.PASSWORD)
                .map(cache -> placement.names().cache(cache.name()) + "/")
                .forEach(names::add);
        return names;
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
            return NodeGroups.of(
                    managed.groups().stream().map(ClusterStack::group).toArray(NodeGroup[]::new));
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
