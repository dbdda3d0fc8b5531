package dev.meridian.constructs.cluster.nodes;

/** How the instances of a node group are bought. */
public enum Purchase {
    ON_DEMAND("on-demand"),
    /** Up to 90 % cheaper; EC2 takes an instance back with a notice of two minutes. */
    SPOT("spot");

    private final String label;

    Purchase(String label) {
        this.label = label;
    }

    /** As Karpenter writes it in requirements. */
    public String label() {
        return label;
    }
}
