package dev.meridian.constructs.workload.namespace;

/** Whether a new pod counts as ready only once its load balancer finds it healthy. */
public enum ReadinessGates {
    /** It counts when it says so itself. */
    NONE,
    /**
     * It counts when its target group does, too. The AWS Load Balancer Controller adds the gate while the pod is made, and
     * to pods whose binding exists already: pods of a first deployment go without.
     */
    LOAD_BALANCER
}
