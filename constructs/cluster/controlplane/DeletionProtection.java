package dev.meridian.constructs.cluster.controlplane;

/** Whether a cluster may be deleted by a stack's deletion. */
public enum DeletionProtection {
    /** EKS refuses to delete the cluster, and its control-plane logs outlive the stack. */
    ON,
    /** The cluster and its logs go with the stack, so that the stack can be created again under the same names. */
    OFF
}
