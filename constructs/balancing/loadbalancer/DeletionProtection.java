package dev.meridian.constructs.balancing.loadbalancer;

/**
 * Whether a load balancer refuses to be deleted.
 *
 * <p>While it is on, neither a deleted stack nor the rollback of a first deployment can remove the load balancer: turn
 * it off in a deployment of its own before the stack goes.
 */
public enum DeletionProtection {
    /** It refuses: its DNS name and addresses are known to others. */
    ON,
    /** It goes with its stack, as in environments that come and go. */
    OFF;

    /** The value of the attribute. */
    public String attribute() {
        return Boolean.toString(this == ON);
    }
}
