package dev.meridian.constructs.workload.namespace;

/** Whether a new pod counts as ready only once its load balancer finds it healthy. */
public enum ReadinessGates {
    /** It counts when it says so itself. */
    NONE,
    /**
     * It counts when its target group does, too. The AWS Load Balancer Controller adds the gate while the pod is made, to
     * pods whose binding exists already: those of a first deployment go without. Auto Mode has no such gate. A target
     * group that no listener forwards to never counts a pod as healthy: give an idle version the weight 0, not none.
     */
    LOAD_BALANCER
}
