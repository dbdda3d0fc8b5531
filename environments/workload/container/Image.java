package dev.meridian.environments.workload.container;

import static java.util.Objects.requireNonNull;

/**
 * A container image.
 *
 * @param repository where it is kept, such as {@code tapwork/api}, with its registry's host unless that is Docker Hub
 * @param reference a tag such as {@code v1.2.3}, or a digest such as {@code sha256:…} that nobody can move
 */
public record Image(String repository, String reference) {
    private static final String DIGEST = "sha256:";

    public Image {
        requireNonNull(repository, "repository");
        requireNonNull(reference, "reference");
    }

    /** Whether it is named by content rather than by a tag. */
    public boolean isDigest() {
        return reference.startsWith(DIGEST);
    }

    @Override
    public String toString() {
        return repository + (isDigest() ? "@" : ":") + reference;
    }
}
