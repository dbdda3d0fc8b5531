package dev.meridian.constructs.workload.container;

import dev.meridian.constructs.workload.rules.Tokens;
import java.util.regex.Pattern;

/**
 * A container image.
 *
 * @param repository where it is kept, such as {@code tapwork/api}; may be known at deployment only
 * @param reference a tag such as {@code v1.2.3}, or a digest such as {@code sha256:…} that nobody can move
 */
public record Image(String repository, String reference) {
    private static final Pattern REPOSITORY =
            Pattern.compile("[a-z0-9]+([._:-]+[a-z0-9]+)*(/[a-z0-9]+([._-]+[a-z0-9]+)*)*");
    private static final Pattern TAG = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]{0,127}");
    private static final Pattern DIGEST = Pattern.compile("sha256:[0-9a-f]{64}");

    /** @throws IllegalArgumentException if one of them is not as registries have it */
    public Image {
        if (!Tokens.isIn(repository) && !REPOSITORY.matcher(repository).matches()) {
            throw new IllegalArgumentException(
                    "an image's repository must look like registry/path/name, without a tag, got '%s'"
                            .formatted(repository));
        }
        if (!Tokens.isIn(reference)
                && !TAG.matcher(reference).matches()
                && !DIGEST.matcher(reference).matches()) {
            throw new IllegalArgumentException(
                    "an image's reference must be a tag, or sha256: and 64 hexadecimal digits, got '%s'"
                            .formatted(reference));
        }
    }

    /** As Kubernetes writes it. */
    public String name() {
        return repository + (isDigest() ? "@" : ":") + reference;
    }

    /** A tag may have moved since the node pulled it, a digest cannot. */
    public String pullPolicy() {
        return isDigest() ? "IfNotPresent" : "Always";
    }

    private boolean isDigest() {
        return DIGEST.matcher(reference).matches();
    }
}
