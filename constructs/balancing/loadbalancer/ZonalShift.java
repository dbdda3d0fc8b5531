package dev.meridian.constructs.balancing.loadbalancer;

/** Whether Application Recovery Controller may move traffic out of an impaired Availability Zone. */
public enum ZonalShift {
    /** A zone can be taken out of DNS by an operator or by zonal autoshift. */
    ON,
    /** Zones leave DNS only when their targets are unhealthy. */
    OFF;

    /** The value of the attribute. */
    public String attribute() {
        return Boolean.toString(this == ON);
    }
}
