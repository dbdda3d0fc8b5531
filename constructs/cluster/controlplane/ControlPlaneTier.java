package dev.meridian.constructs.cluster.controlplane;

/** How much capacity EKS keeps ready for the control plane (Amazon EKS User Guide, Provisioned Control Plane). */
public enum ControlPlaneTier {
    /** Scales by itself, without a reserved floor. */
    STANDARD("standard"),
    XL("tier-xl"),
    DOUBLE_XL("tier-2xl"),
    QUADRUPLE_XL("tier-4xl");

    private final String value;

    ControlPlaneTier(String value) {
        this.value = value;
    }

    /** As EKS writes it, such as {@code tier-xl}. */
    public String value() {
        return value;
    }
}
