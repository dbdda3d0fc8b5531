package dev.meridian.constructs.secrets;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.regex.Pattern;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.kms.IKey;

/**
 * A {@link NamedSecret}.
 *
 * @param name its physical name, by which readers find it in every region
 * @param description what it opens
 * @param key encrypts it
 * @param origin who makes up its value
 * @param copies replicas in other regions, at most one in each; for a generated value only
 * @param removal what becomes of it when it leaves its template
 */
public record NamedSecretProps(
        String name,
        String description,
        IKey key,
        SecretOrigin origin,
        List<SecretCopy> copies,
        RemovalPolicy removal) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9/_+=.@-]{1,512}");

    /** Secrets Manager puts a hyphen and six characters behind a name in its ARN: one that ends alike confuses look-ups. */
    private static final Pattern LOOKS_LIKE_SUFFIX = Pattern.compile(".*-[A-Za-z0-9]{6}");

    /**
     * Checks the name and the copies.
     *
     * @throws IllegalArgumentException for a name that Secrets Manager does not take or finds by accident, two copies in
     *     one region, or copies of a value that is not there yet
     */
    public NamedSecretProps {
        requireNonNull(name, "name");
        requireNonNull(description, "description");
        requireNonNull(key, "key");
        requireNonNull(origin, "origin");
        requireNonNull(removal, "removal");
        copies = List.copyOf(copies);
        if (!NAME.matcher(name).matches() || LOOKS_LIKE_SUFFIX.matcher(name).matches()) {
            throw new IllegalArgumentException(("name must be 1 to 512 letters, digits or /_+=.@- and must not end in a"
                            + " hyphen and six characters, got '%s'")
                    .formatted(name));
        }
        var regions = copies.stream().map(SecretCopy::region).toList();
        if (regions.stream().distinct().count() < regions.size()) {
            throw new IllegalArgumentException("copies must be in different regions, got %s".formatted(regions));
        }
        if (origin instanceof SecretOrigin.Provided && !copies.isEmpty()) {
            throw new IllegalArgumentException(
                    "a provided secret must have no copies, got %s; define it in each region".formatted(regions));
        }
    }
}
