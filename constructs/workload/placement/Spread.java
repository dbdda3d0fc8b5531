package dev.meridian.constructs.workload.placement;

/** How strictly pods are spread. */
public enum Spread {
    /** Not at all. */
    NONE,
    /** As evenly as there is room. */
    PREFERRED,
    /** No pod starts that would make two places differ by more than one. */
    REQUIRED
}
