package dev.meridian.constructs.database.credentials;

import static java.util.Objects.requireNonNull;

import dev.meridian.constructs.database.instance.Checks;

/**
 * A replica of the credentials secret in another region, so that clients there do not depend on the first one.
 *
 * @param region the region of the copy, such as {@code eu-west-1}
 * @param keyArn the ARN of the KMS key in that region that encrypts the copy
 */
public record SecretCopy(String region, String keyArn) {
    /**
     * Checks that the key lives in the region of the copy.
     *
     * @throws IllegalArgumentException for a key of another region
     */
    public SecretCopy {
        requireNonNull(region, "region");
        Checks.requireKeyIn(region, requireNonNull(keyArn, "keyArn"));
    }
}
