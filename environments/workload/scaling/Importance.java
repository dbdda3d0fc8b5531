package dev.meridian.environments.workload.scaling;

/** Whose pods stay when there is no room for all: each makes room for those before it. */
public enum Importance {
    /** Users notice at once. */
    CRITICAL,
    STANDARD,
    /** It can wait. */
    BACKGROUND
}
