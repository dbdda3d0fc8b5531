package dev.meridian.constructs.search.nodes;

import static java.util.Objects.requireNonNull;

/**
 * Nodes that hold no data and keep the cluster together. OpenSearch Service spreads them over three zones by itself.
 *
 * @param nodeType their machine; 8 GiB of memory serve up to 10 data nodes (Amazon OpenSearch Service Developer Guide,
 *     "Dedicated master nodes")
 * @param count 3 or 5: with fewer or an even number there is no majority when a zone fails
 */
public record DedicatedMasters(SearchNodeType nodeType, int count) {
    /** As many as survive the loss of one. */
    public static final int DEFAULT_COUNT = 3;

    /**
     * Checks the number.
     *
     * @throws IllegalArgumentException when it is neither 3 nor 5
     */
    public DedicatedMasters {
        requireNonNull(nodeType, "nodeType");
        if (count != 3 && count != 5) {
            throw new IllegalArgumentException("dedicated masters must be 3 or 5, got %d".formatted(count));
        }
    }

    /** {@value #DEFAULT_COUNT} of them. */
    public static DedicatedMasters of(SearchNodeType nodeType) {
        return new DedicatedMasters(nodeType, DEFAULT_COUNT);
    }
}
