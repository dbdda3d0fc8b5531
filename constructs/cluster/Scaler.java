package dev.meridian.constructs.cluster;

/** Who changes the number of nodes in managed node groups. */
public enum Scaler {
    /** The cluster autoscaler, installed in {@code kube-system}: adds nodes for pending pods, removes idle ones. */
    CLUSTER_AUTOSCALER,
    /** Nobody: each group stays at its minimum. */
    NONE
}
