package dev.meridian.constructs.cluster.controlplane;

/**
 * A Kubernetes minor version that a cluster may run.
 *
 * <p>Offered is what the kubectl 1.35 of the provider's layer may talk to: kubectl supports one minor version of skew
 * to either side (Kubernetes documentation, Version Skew Policy).
 */
public enum ClusterVersion {
    V1_34("1.34", "v1.34.5"),
    V1_35("1.35", "v1.35.1"),
    V1_36("1.36", "v1.36.1");

    private final String minor;
    private final String autoscalerTag;

    ClusterVersion(String minor, String autoscalerTag) {
        this.minor = minor;
        this.autoscalerTag = autoscalerTag;
    }

    /** The version as EKS writes it, such as {@code 1.35}. */
    public String minor() {
        return minor;
    }

    /** The cluster autoscaler is built against one minor version of Kubernetes and has to match it. */
    public String autoscalerTag() {
        return autoscalerTag;
    }
}
