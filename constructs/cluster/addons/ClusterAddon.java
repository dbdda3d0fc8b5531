package dev.meridian.constructs.cluster.addons;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** An add-on that EKS installs and that this package knows how to configure, order and give credentials. */
public enum ClusterAddon {
    /** Hands credentials of IAM roles to pods; everything with an IAM role of its own needs it. */
    POD_IDENTITY_AGENT("eks-pod-identity-agent", Moment.BEFORE_NODES, Origin.BUILT_INTO_AUTO_MODE),
    /** Pod networking, with network policies enforced and prefixes instead of single addresses per node. */
    VPC_CNI("vpc-cni", Moment.BEFORE_NODES, Origin.BUILT_INTO_AUTO_MODE, POD_IDENTITY_AGENT),
    /** Service addresses on each node. */
    KUBE_PROXY("kube-proxy", Moment.BEFORE_NODES, Origin.BUILT_INTO_AUTO_MODE),
    /** Names of services; scales by the cluster's size. */
    COREDNS("coredns", Moment.AFTER_NODES, Origin.BUILT_INTO_AUTO_MODE, VPC_CNI, KUBE_PROXY),
    /** Volumes on EBS, the ones of stateful sets. */
    EBS_CSI_DRIVER("aws-ebs-csi-driver", Moment.AFTER_NODES, Origin.BUILT_INTO_AUTO_MODE, POD_IDENTITY_AGENT, COREDNS),
    /** Volumes on EFS, shared between pods and zones. */
    EFS_CSI_DRIVER("aws-efs-csi-driver", Moment.AFTER_NODES, Origin.ALWAYS_SEPARATE, POD_IDENTITY_AGENT, COREDNS),
    /** Snapshots of volumes; brings the snapshot resource types. */
    SNAPSHOT_CONTROLLER("snapshot-controller", Moment.AFTER_NODES, Origin.ALWAYS_SEPARATE, COREDNS),
    /** CPU and memory figures for {@code kubectl top} and the horizontal pod autoscaler. */
    METRICS_SERVER("metrics-server", Moment.AFTER_NODES, Origin.ALWAYS_SEPARATE, COREDNS),
    /**
     * Container Insights with enhanced observability, which alarms on pods and nodes read: an agent on each node writes
     * metrics by way of one log group. It collects no logs and touches no pod.
     */
    CLOUDWATCH_OBSERVABILITY(
            "amazon-cloudwatch-observability", Moment.AFTER_NODES, Origin.ALWAYS_SEPARATE, POD_IDENTITY_AGENT, COREDNS);

    /** What a cluster with nodes of its own has by default. */
    static final Set<ClusterAddon> DEFAULTS_ON_NODES = Collections.unmodifiableSet(
            EnumSet.of(POD_IDENTITY_AGENT, VPC_CNI, KUBE_PROXY, COREDNS, EBS_CSI_DRIVER, METRICS_SERVER));

    /** What a cluster in Auto Mode has by default beside what is built in. */
    static final Set<ClusterAddon> DEFAULTS_ON_AUTO_MODE = Collections.unmodifiableSet(EnumSet.of(METRICS_SERVER));

    /** Deployments stay degraded, and fail their stack, as long as there is no node to run on. */
    enum Moment {
        BEFORE_NODES,
        AFTER_NODES
    }

    private enum Origin {
        BUILT_INTO_AUTO_MODE,
        ALWAYS_SEPARATE
    }

    private final String title;
    private final Moment moment;
    private final Origin origin;
    private final List<ClusterAddon> requires;

    ClusterAddon(String title, Moment moment, Origin origin, ClusterAddon... requires) {
        this.title = title;
        this.moment = moment;
        this.origin = origin;
        this.requires = List.of(requires);
    }

    /** Its name in EKS, such as {@code vpc-cni}. */
    public String title() {
        return title;
    }

    Moment moment() {
        return moment;
    }

    /** The add-ons it does not work without. */
    public List<ClusterAddon> requires() {
        return requires;
    }

    boolean isBuiltIntoAutoMode() {
        return origin == Origin.BUILT_INTO_AUTO_MODE;
    }
}
