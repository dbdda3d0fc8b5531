package dev.meridian.constructs.workload.pods;

/** Whether pods can talk to the Kubernetes API. */
public enum ApiAccess {
    /** They get no token. */
    NONE,
    /** They get the token of their service account. */
    TOKEN
}
