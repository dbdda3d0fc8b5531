package dev.meridian.constructs.network.subnets;

import static java.util.Objects.requireNonNull;

import java.util.regex.Pattern;

/**
 * A tier of subnets after application, public and database.
 *
 * @param name its name in PascalCase, such as {@code Analytics}; the logical IDs of its subnets come from it
 * @param reach what its hosts may open connections to
 */
public record FurtherTier(String name, Reach reach) {
    private static final Pattern PASCAL_CASE = Pattern.compile("[A-Z][A-Za-z0-9]{1,31}");

    /** What the hosts of a tier may open connections to. */
    public enum Reach {
        /** The VPC and, through the network's egress, the internet. */
        PRIVATE,
        /** The VPC, S3 and DynamoDB. */
        ISOLATED
    }

    /**
     * Checks the name.
     *
     * @throws IllegalArgumentException unless the name is PascalCase of 2 to 32 letters and digits
     */
    public FurtherTier {
        requireNonNull(name, "name");
        requireNonNull(reach, "reach");
        if (!PASCAL_CASE.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "name of a tier must be PascalCase of 2 to 32 letters and digits, got '%s'".formatted(name));
        }
    }
}
