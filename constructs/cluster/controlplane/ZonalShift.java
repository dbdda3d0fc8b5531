package dev.meridian.constructs.cluster.controlplane;

/** Whether AWS may move the cluster's traffic away from an impaired Availability Zone by itself. */
public enum ZonalShift {
    ON,
    OFF
}
