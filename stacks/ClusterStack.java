package dev.meridian.stacks;

import dev.meridian.constructs.cluster.ClusterBackup;
import dev.meridian.constructs.cluster.ClusterBackupProps;
import dev.meridian.constructs.cluster.ExternalSecrets;
import dev.meridian.constructs.cluster.ExternalSecretsProps;
import dev.meridian.constructs.cluster.KubernetesCluster;
import dev.meridian.constructs.cluster.LoadBalancerController;
import dev.meridian.constructs.cluster.LoadBalancerControllerProps;
import dev.meridian.constructs.cluster.VerticalPodAutoscaler;
import dev.meridian.constructs.cluster.VerticalPodAutoscalerProps;
import dev.meridian.constructs.cluster.backups.VolumeBackup;
import dev.meridian.environments.compute.ClusterDefinition;
import dev.meridian.environments.protection.ClusterBackupDefinition;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import software.constructs.Construct;
import software.constructs.IDependable;

/** The region's Kubernetes cluster with its nodes, controllers and backups, and its way to the region's stores. */
final class ClusterStack extends RegionalStack {
    /** The port of the Kubernetes API. */
    static final int API_PORT = 443;

    private final KubernetesCluster cluster;
    private final String securityGroupId;
    private final List<IDependable> readyForWorkloads = new ArrayList<>();

    ClusterStack(
            Construct stage,
            Placement placement,
            ClusterDefinition definition,
            NetworkStack network,
            DataStack data,
            Path kubectl) {
        super(stage, Layer.CLUSTER, placement);
        var environment = placement.environment();
        var key = key("Key", placement, "cluster", "Encrypts the cluster's secrets, logs and volumes");
        cluster = new KubernetesCluster(this, "Cluster", Clusters.props(placement, definition, network, key, kubectl));
        securityGroupId = cluster.securityGroupId();
        data.stores().forEach(store -> cluster.admitTo(store.name(), store.securityGroupId(), store.port()));
        network.vpns().forEach(vpn -> vpn.admitTo(this, "ClusterApi", securityGroupId, API_PORT));
        if (!(definition.capacity() instanceof ClusterDefinition.Capacity.AutoMode)) {
            readyForWorkloads.add(new LoadBalancerController(
                    this, "LoadBalancerController", new LoadBalancerControllerProps(cluster)));
        }
        readyForWorkloads.add(new ExternalSecrets(
                this,
                "ExternalSecrets",
                new ExternalSecretsProps(cluster, Clusters.secretNames(placement), data.secretKeyArns())));
        if (Clusters.scalesVertically(environment)) {
            readyForWorkloads.add(
                    new VerticalPodAutoscaler(this, "VerticalPodAutoscaler", new VerticalPodAutoscalerProps(cluster))
                            .ready());
        }
        environment.clusterBackup().ifPresent(backup -> addBackup(backup, data));
    }

    /** The cluster, for later layers to put workloads on. */
    KubernetesCluster cluster() {
        return cluster;
    }

    /** What reads secrets, binds pods to target groups and sizes them: it is there before the first pod. */
    List<IDependable> readyForWorkloads() {
        return List.copyOf(readyForWorkloads);
    }

    /** The security group that pods and nodes wear. */
    String securityGroupId() {
        return securityGroupId;
    }

    /** The bucket is named literally, which CloudFormation does not see, so that the order is said here. */
    private void addBackup(ClusterBackupDefinition definition, DataStack data) {
        new ClusterBackup(
                this,
                "Backup",
                new ClusterBackupProps(
                        cluster,
                        data.clusterBackups(),
                        List.of(Clusters.schedule(definition)),
                        VolumeBackup.SNAPSHOTS));
        addStackDependency(data);
    }
}
