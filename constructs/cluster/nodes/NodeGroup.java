package dev.meridian.constructs.cluster.nodes;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * One managed node group.
 *
 * @param name what distinguishes it in the cluster: lower-case letters, digits and hyphens, at most 40
 * @param instanceTypes 1 to 20 types of one processor architecture; a spot group needs at least two
 * @param minSize the fewest nodes, and how many it starts with
 * @param maxSize the most nodes
 * @param purchase how the instances are bought
 * @param volumeGiB size of each node's root volume, 20 to 16,384
 * @param labels Kubernetes labels of the nodes
 * @param taints Kubernetes taints of the nodes, at most 50
 */
public record NodeGroup(
        String name,
        List<String> instanceTypes,
        int minSize,
        int maxSize,
        Purchase purchase,
        int volumeGiB,
        Map<String, String> labels,
        List<Taint> taints) {
    /** m5.xlarge: 4 vCPU and 16 GB (requirement A4). */
    static final String DEFAULT_INSTANCE_TYPE = "m5.xlarge";
    /** Requirement A4. */
    static final int DEFAULT_MIN_SIZE = 3;
    /** Requirement A4. */
    static final int DEFAULT_MAX_SIZE = 20;
    /** Requirement A4. */
    static final int DEFAULT_VOLUME_GIB = 100;

    static final Purchase DEFAULT_PURCHASE = Purchase.ON_DEMAND;

    private static final Pattern NAME = Pattern.compile("[a-z]([a-z0-9-]{0,38}[a-z0-9])?");
    private static final int MOST_INSTANCE_TYPES = 20;
    private static final int MOST_TAINTS = 50;
    private static final int MOST_NODES = 450;
    private static final int SMALLEST_VOLUME_GIB = 20;
    private static final int LARGEST_VOLUME_GIB = 16_384;

    /** @throws IllegalArgumentException naming the rule that a value breaks */
    public NodeGroup {
        requireNonNull(purchase, "purchase");
        instanceTypes = List.copyOf(instanceTypes);
        labels = Collections.unmodifiableMap(new TreeMap<>(labels));
        taints = List.copyOf(taints);
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "a node group's name must be 1 to 40 lower-case letters, digits and hyphens, got '%s'"
                            .formatted(name));
        }
        if (instanceTypes.isEmpty() || instanceTypes.size() > MOST_INSTANCE_TYPES) {
            throw new IllegalArgumentException("node group '%s' takes 1 to %d instance types, got %d"
                    .formatted(name, MOST_INSTANCE_TYPES, instanceTypes.size()));
        }
        if (purchase == Purchase.SPOT && instanceTypes.size() < 2) {
            throw new IllegalArgumentException(
                    "spot group '%s' needs at least 2 instance types so that one scarce type does not empty it, got %s"
                            .formatted(name, instanceTypes));
        }
        if (minSize < 0 || maxSize < 1 || minSize > maxSize || maxSize > MOST_NODES) {
            throw new IllegalArgumentException(
                    "node group '%s' needs 0 <= minSize <= maxSize and 1 <= maxSize <= %d, got %d to %d"
                            .formatted(name, MOST_NODES, minSize, maxSize));
        }
        if (volumeGiB < SMALLEST_VOLUME_GIB || volumeGiB > LARGEST_VOLUME_GIB) {
            throw new IllegalArgumentException("volumeGiB of node group '%s' must be %d to %d, got %d"
                    .formatted(name, SMALLEST_VOLUME_GIB, LARGEST_VOLUME_GIB, volumeGiB));
        }
        if (taints.size() > MOST_TAINTS) {
            throw new IllegalArgumentException(
                    "node group '%s' takes at most %d taints, got %d".formatted(name, MOST_TAINTS, taints.size()));
        }
        Architecture.of(instanceTypes);
    }

    /** Whether pods without tolerations find a node here as soon as the group exists. */
    boolean takesAnyPod() {
        return minSize > 0 && taints.stream().allMatch(taint -> taint.effect() == Taint.Effect.PREFER_NO_SCHEDULE);
    }

    /** Starts a group with the sizes of requirement A4. */
    public static Builder builder(String name) {
        return new Builder(name);
    }

    /** Collects what is optional. */
    public static final class Builder {
        private final String name;
        private List<String> instanceTypes = List.of(DEFAULT_INSTANCE_TYPE);
        private int minSize = DEFAULT_MIN_SIZE;
        private int maxSize = DEFAULT_MAX_SIZE;
        private Purchase purchase = DEFAULT_PURCHASE;
        private int volumeGiB = DEFAULT_VOLUME_GIB;
        private Map<String, String> labels = Map.of();
        private List<Taint> taints = List.of();

        private Builder(String name) {
            this.name = requireNonNull(name, "name");
        }

        /**
         * Instance types, preferred first. Default: {@value NodeGroup#DEFAULT_INSTANCE_TYPE}. A change replaces the
         * group.
         */
        public Builder instanceTypes(String... instanceTypes) {
            this.instanceTypes = List.of(instanceTypes);
            return this;
        }

        /**
         * The fewest and the most nodes. Default: {@value NodeGroup#DEFAULT_MIN_SIZE} to {@value
         * NodeGroup#DEFAULT_MAX_SIZE}. Changing {@code minSize} later also brings the group to that size once; the
         * scaler corrects it.
         */
        public Builder size(int minSize, int maxSize) {
            this.minSize = minSize;
            this.maxSize = maxSize;
            return this;
        }

        /** How instances are bought. Default: {@link Purchase#ON_DEMAND}. A change replaces the group. */
        public Builder purchase(Purchase purchase) {
            this.purchase = purchase;
            return this;
        }

        /** Root volume of each node in GiB. Default: {@value NodeGroup#DEFAULT_VOLUME_GIB}. */
        public Builder volumeGiB(int volumeGiB) {
            this.volumeGiB = volumeGiB;
            return this;
        }

        /** Labels of the nodes. Default: none. */
        public Builder labels(Map<String, String> labels) {
            this.labels = labels;
            return this;
        }

        /** Taints of the nodes. Default: none. */
        public Builder taints(Taint... taints) {
            this.taints = List.of(taints);
            return this;
        }

        /** @throws IllegalArgumentException as {@link NodeGroup} says */
        public NodeGroup build() {
            return new NodeGroup(name, instanceTypes, minSize, maxSize, purchase, volumeGiB, labels, taints);
        }
    }
}
