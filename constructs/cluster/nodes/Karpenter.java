package dev.meridian.constructs.cluster.nodes;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Nodes that Karpenter launches to fit the pending pods, beside one small managed group for the controllers themselves.
 *
 * @param controllers the managed group that Karpenter and other controllers run on
 * @param families EC2 instance categories to choose from, such as {@code m}
 * @param purchases how instances may be bought; with both, Karpenter prefers spot
 * @param cpuLimit the most vCPUs of all launched nodes together
 * @param volumeGiB size of each node's root volume, 20 to 16,384
 * @param imageAlias the node image: {@code al2023@latest}, or a dated release such as {@code al2023@v20260923}
 */
public record Karpenter(
        NodeGroup controllers,
        List<String> families,
        List<Purchase> purchases,
        int cpuLimit,
        int volumeGiB,
        String imageAlias)
        implements Capacity {
    static final int DEFAULT_CPU_LIMIT = 80;
    static final int DEFAULT_VOLUME_GIB = NodeGroup.DEFAULT_VOLUME_GIB;
    static final String DEFAULT_IMAGE_ALIAS = "al2023@latest";
    static final List<String> DEFAULT_FAMILIES = List.of("c", "m", "r");
    static final List<Purchase> DEFAULT_PURCHASES = List.of(Purchase.ON_DEMAND);
    static final String CONTROLLER_INSTANCE_TYPE = "m5.large";

    private static final Pattern ALIAS = Pattern.compile("al2023@(latest|v20\\d{6})");
    private static final Pattern FAMILY = Pattern.compile("[a-z]{1,3}");

    /** @throws IllegalArgumentException naming the rule that a value breaks */
    public Karpenter {
        requireNonNull(controllers, "controllers");
        families = List.copyOf(families);
        purchases = List.copyOf(purchases);
        if (controllers.minSize() < 2) {
            throw new IllegalArgumentException(
                    "Karpenter's two replicas need a controller group of at least 2 nodes, got a minSize of %d"
                            .formatted(controllers.minSize()));
        }
        if (!controllers.takesAnyPod()) {
            throw new IllegalArgumentException(
                    "Karpenter and the add-ons need a controller group without taints, got %s"
                            .formatted(controllers.taints()));
        }
        if (families.isEmpty()
                || !families.stream().allMatch(family -> FAMILY.matcher(family).matches())) {
            throw new IllegalArgumentException(
                    "families must name instance categories such as c, m or r, got %s".formatted(families));
        }
        if (purchases.isEmpty()) {
            throw new IllegalArgumentException("Karpenter needs at least one way to buy instances, got none");
        }
        if (cpuLimit < 1) {
            throw new IllegalArgumentException("cpuLimit must be at least 1 vCPU, got %d".formatted(cpuLimit));
        }
        if (volumeGiB < 20 || volumeGiB > 16_384) {
            throw new IllegalArgumentException("volumeGiB must be 20 to 16384, got %d".formatted(volumeGiB));
        }
        if (!ALIAS.matcher(imageAlias).matches()) {
            throw new IllegalArgumentException(
                    "imageAlias must be al2023@latest or al2023@vYYYYMMDD, got '%s'".formatted(imageAlias));
        }
    }

    /** Starts with the defaults. */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects what is optional. */
    public static final class Builder {
        private NodeGroup controllers = NodeGroup.builder("controllers")
                .instanceTypes(CONTROLLER_INSTANCE_TYPE)
                .size(2, 3)
                .build();
        private List<String> families = DEFAULT_FAMILIES;
        private List<Purchase> purchases = DEFAULT_PURCHASES;
        private int cpuLimit = DEFAULT_CPU_LIMIT;
        private int volumeGiB = DEFAULT_VOLUME_GIB;
        private String imageAlias = DEFAULT_IMAGE_ALIAS;

        private Builder() {}

        /** The controllers' group. Default: two to three {@value Karpenter#CONTROLLER_INSTANCE_TYPE}. */
        public Builder controllers(NodeGroup controllers) {
            this.controllers = controllers;
            return this;
        }

        /** Instance categories. Default: {@link Karpenter#DEFAULT_FAMILIES}. */
        public Builder families(String... families) {
            this.families = List.of(families);
            return this;
        }

        /** Ways to buy. Default: {@link Karpenter#DEFAULT_PURCHASES}. */
        public Builder purchases(Purchase... purchases) {
            this.purchases = List.of(purchases);
            return this;
        }

        /**
         * The most vCPUs. Default: {@value Karpenter#DEFAULT_CPU_LIMIT}, the 20 servers of 4 vCPUs of requirement A4.
         */
        public Builder cpuLimit(int cpuLimit) {
            this.cpuLimit = cpuLimit;
            return this;
        }

        /** Root volume of each node in GiB. Default: {@value Karpenter#DEFAULT_VOLUME_GIB}. */
        public Builder volumeGiB(int volumeGiB) {
            this.volumeGiB = volumeGiB;
            return this;
        }

        /**
         * The node image. Default: {@value Karpenter#DEFAULT_IMAGE_ALIAS}, which drifts nodes to new releases by
         * itself.
         */
        public Builder imageAlias(String imageAlias) {
            this.imageAlias = imageAlias;
            return this;
        }

        /** @throws IllegalArgumentException as {@link Karpenter} says */
        public Karpenter build() {
            return new Karpenter(controllers, families, purchases, cpuLimit, volumeGiB, imageAlias);
        }
    }
}
