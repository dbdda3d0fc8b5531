package dev.meridian.constructs.cluster.controlplane;

/** What EKS does when standard support of the cluster's Kubernetes version ends. */
public enum SupportPolicy {
    /** Upgrades the cluster to the next minor version by itself. */
    STANDARD,
    /** Keeps the version for twelve more months at a higher price per hour. */
    EXTENDED
}
