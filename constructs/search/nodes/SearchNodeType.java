package dev.meridian.constructs.search.nodes;

import static java.util.Objects.requireNonNull;

import java.util.regex.Pattern;

/**
 * The machine a node of an OpenSearch domain runs on.
 *
 * @param family the family, such as {@link SearchNodeFamily#R6G}
 * @param size a size this family comes in, such as {@code large}
 */
public record SearchNodeType(SearchNodeFamily family, String size) {
    private static final Pattern API_NAME = Pattern.compile("([a-z0-9]+)\\.([a-z0-9]+)\\.search");

    /**
     * Checks the size against the family.
     *
     * @throws IllegalArgumentException when the family does not come in this size
     */
    public SearchNodeType {
        requireNonNull(family, "family");
        requireNonNull(size, "size");
        family.requireSize(size);
    }

    /**
     * Reads a node type as AWS writes it.
     *
     * @param apiName such as {@code r6g.large.search}
     * @throws IllegalArgumentException when the family is not offered or does not come in this size
     */
    public static SearchNodeType of(String apiName) {
        var parts = API_NAME.matcher(requireNonNull(apiName, "apiName"));
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    "search node type must read <family>.<size>.search, such as r6g.large.search, got '%s'"
                            .formatted(apiName));
        }
        return new SearchNodeType(SearchNodeFamily.named(parts.group(1)), parts.group(2));
    }

    /** As AWS writes it, such as {@code r6g.large.search}. */
    public String apiName() {
        return "%s.%s.search".formatted(family.familyName(), size);
    }

    /** The largest gp3 volume that a data node of this type takes, in GiB. */
    public int largestVolumeGiB() {
        return family.largestVolumeGiB(size);
    }

    /** Whether the machine lives on CPU credits: not for production, and without Auto-Tune. */
    public boolean burstable() {
        return family.burstable();
    }

    /** Whether both run on Graviton, or neither: a domain does not mix them. */
    public boolean sharesArchitectureWith(SearchNodeType other) {
        return family.graviton() == other.family.graviton();
    }
}
