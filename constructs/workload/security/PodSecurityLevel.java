package dev.meridian.constructs.workload.security;

/** A Pod Security Standard of Kubernetes, the strictest first. */
public enum PodSecurityLevel {
    RESTRICTED("restricted"),
    BASELINE("baseline"),
    PRIVILEGED("privileged");

    private final String label;

    PodSecurityLevel(String label) {
        this.label = label;
    }

    /** As namespaces have it in their labels. */
    public String label() {
        return label;
    }
}
