package dev.meridian.constructs.workload.container;

/** What a port speaks. */
public enum Protocol {
    TCP,
    UDP
}
