package dev.meridian.constructs.storage.names;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The physical name of a bucket, known at synthesis, so that a stack in another region may name the bucket without a
 * reference. The rules are those of the Amazon S3 User Guide, "General purpose bucket naming rules", less the dot,
 * which breaks the TLS certificate of virtual-hosted addresses.
 *
 * @param value the name: 3 to {@value #MAX_LENGTH} lower-case letters, digits and hyphens
 */
public record BucketName(String value) {
    /** The longest name S3 takes. */
    public static final int MAX_LENGTH = 63;

    private static final Pattern SHAPE = Pattern.compile("[a-z0-9][a-z0-9-]*[a-z0-9]");
    private static final Pattern ACCOUNT = Pattern.compile("\\d{12}");
    private static final Pattern REGION = Pattern.compile("[a-z]{2,4}(-[a-z]+)+-\\d");
    private static final List<String> RESERVED_PREFIXES = List.of("xn--", "sthree-", "amzn-s3-demo-");
    private static final List<String> RESERVED_SUFFIXES = List.of("-s3alias", "--ol-s3", "--x-s3", "--table-s3");

    /** @throws IllegalArgumentException if the name breaks the rules of S3, or has a dot or a token */
    public BucketName {
        requireNonNull(value, "value");
        if (value.length() < 3 || value.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("bucket name must have 3 to %d characters, got %d in '%s'; shorten it"
                    .formatted(MAX_LENGTH, value.length(), value));
        }
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    ("bucket name must be literal lower-case letters, digits and inner hyphens, "
                                    + "got '%s'; leave out dots, capitals and tokens")
                            .formatted(value));
        }
        if (RESERVED_PREFIXES.stream().anyMatch(value::startsWith)
                || RESERVED_SUFFIXES.stream().anyMatch(value::endsWith)) {
            throw new IllegalArgumentException(
                    "bucket name must not use a prefix or suffix that S3 keeps for itself, got '%s'".formatted(value));
        }
    }

    /**
     * The name {@code <prefix>-<region>-<account>}: bucket names are shared by all of AWS, and the account makes this
     * one ours.
     *
     * @throws IllegalArgumentException if the account or region is not a literal one, or the name breaks S3's rules
     */
    public static BucketName of(String prefix, String account, String region) {
        requireAccount(account);
        requireRegion(region);
        return new BucketName("%s-%s-%s".formatted(requireNonNull(prefix, "prefix"), region, account));
    }

    /** The bucket's ARN: literal text, usable in every region. */
    public String arn() {
        return "arn:aws:s3:::" + value;
    }

    /**
     * Not for users: what props of storage check.
     *
     * @throws IllegalArgumentException if the account is not a literal one
     */
    public static void requireAccount(String account) {
        if (!ACCOUNT.matcher(requireNonNull(account, "account")).matches()) {
            throw new IllegalArgumentException("account must be 12 digits, got '%s'".formatted(account));
        }
    }

    /**
     * Not for users: what props of storage check.
     *
     * @throws IllegalArgumentException if the region is not a literal one
     */
    public static void requireRegion(String region) {
        if (!REGION.matcher(requireNonNull(region, "region")).matches()) {
            throw new IllegalArgumentException(
                    "region must be a region code such as eu-west-1, got '%s'".formatted(region));
        }
    }
}
