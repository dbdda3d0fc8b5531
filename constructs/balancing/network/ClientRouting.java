package dev.meridian.constructs.balancing.network;

/** Which zone's address a client inside the VPC gets from DNS ("DNS name" of the Network Load Balancer guide). */
public enum ClientRouting {
    /** Any zone's. */
    ANY_ZONE("any_availability_zone"),
    /** Its own zone's for 85 % of the questions. */
    MOSTLY_OWN_ZONE("partial_availability_zone_affinity"),
    /** Its own zone's always, as long as targets there are healthy. */
    OWN_ZONE("availability_zone_affinity");

    private final String attribute;

    ClientRouting(String attribute) {
        this.attribute = attribute;
    }

    /** The value of the attribute. */
    public String attribute() {
        return attribute;
    }
}
