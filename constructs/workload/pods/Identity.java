package dev.meridian.constructs.workload.pods;

/** Whether pods have an IAM role, given to their service account by EKS Pod Identity. */
public enum Identity {
    /** They have none. */
    NONE,
    /** They have one, and may ask the agent on their node for credentials. */
    POD_IDENTITY
}
