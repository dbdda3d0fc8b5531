package dev.meridian.constructs.balancing.loadbalancer;

/** Whether a node of the load balancer may send to targets in other Availability Zones. */
public enum CrossZone {
    /** Every target gets an equal share, wherever it runs. */
    ON("true"),
    /** Traffic stays in its zone; every zone needs targets of its own. */
    OFF("false");

    private final String attribute;

    CrossZone(String attribute) {
        this.attribute = attribute;
    }

    /** The value of the attribute. */
    public String attribute() {
        return attribute;
    }
}
