package dev.meridian.constructs.workload.stores.parts;

/**
 * A value in a Secret of the store's namespace. The Secret itself is made elsewhere, usually by an ExternalSecret; pods
 * wait for it.
 *
 * @param secret the Secret's name, such as {@code tapwork-secrets}
 * @param key the key in it, such as {@code db-password}
 */
public record SecretKey(String secret, String key) {
    /** @throws IllegalArgumentException if either is not a name that Kubernetes takes */
    public SecretKey {
        Checks.objectName("secret", secret);
        Checks.key("secret key", key);
    }
}
