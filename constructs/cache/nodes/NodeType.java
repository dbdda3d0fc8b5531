package dev.meridian.constructs.cache.nodes;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The machine a cache node runs on.
 *
 * @param family the family, such as {@link NodeFamily#R5}
 * @param size a size this family comes in, such as {@code xlarge}
 */
public record NodeType(NodeFamily family, String size) {
    private static final Pattern API_NAME = Pattern.compile("cache\\.([a-z0-9]+)\\.([a-z0-9]+)");
    private static final List<String> SCALABLE_SIZES = List.of("large", "xlarge", "2xlarge");

    /**
     * Checks the size against the family.
     *
     * @throws IllegalArgumentException when the family does not come in this size
     */
    public NodeType {
        requireNonNull(family, "family");
        requireNonNull(size, "size");
        if (!family.sizes().contains(size)) {
            throw new IllegalArgumentException("cache.%s comes in the sizes %s, got '%s'"
                    .formatted(family.familyName(), String.join(", ", family.sizes()), size));
        }
    }

    /**
     * Reads a node type as AWS writes it.
     *
     * @param apiName such as {@code cache.r5.xlarge}
     * @throws IllegalArgumentException when the family is unknown or does not come in this size
     */
    public static NodeType of(String apiName) {
        var parts = API_NAME.matcher(requireNonNull(apiName, "apiName"));
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    "node type must read cache.<family>.<size>, such as cache.r5.xlarge, got '%s'".formatted(apiName));
        }
        var family = Arrays.stream(NodeFamily.values())
                .filter(candidate -> candidate.familyName().equals(parts.group(1)))
                .findAny()
                .orElseThrow(() -> new IllegalArgumentException("node family must be one of %s, got '%s'"
                        .formatted(
                                Arrays.stream(NodeFamily.values())
                                        .map(NodeFamily::familyName)
                                        .collect(joining(", ")),
                                parts.group(1))));
        return new NodeType(family, parts.group(2));
    }

    /** As AWS writes it, such as {@code cache.r5.xlarge}. */
    public String apiName() {
        return "cache.%s.%s".formatted(family.familyName(), size);
    }

    /** Whether nodes move data to local disks: R6gd nodes must, and no other may. */
    public boolean tiersData() {
        return family == NodeFamily.R6GD;
    }

    /**
     * Whether nodes may replicate across regions: all but the burstable ones (User Guide, "Global datastores:
     * prerequisites and limitations").
     */
    public boolean joinsGlobalDatastore() {
        return !family.burstable();
    }

    /**
     * Whether Application Auto Scaling takes these nodes: sizes large to 2xlarge of every family but the burstable ones
     * (User Guide, "Auto Scaling: prerequisites").
     */
    public boolean scalesAutomatically() {
        return !family.burstable() && SCALABLE_SIZES.contains(size);
    }
}
