package dev.meridian.constructs.workload.stores.roles;

import dev.meridian.constructs.workload.configuration.Variable;
import dev.meridian.constructs.workload.rules.Names;

/**
 * Where the server's master user is: a Secret of the namespace that an ExternalSecret makes of the one in Secrets
 * Manager. No application should read it.
 *
 * @param secret the Secret's name
 * @param usernameKey the key of the role's name
 * @param passwordKey the key of its password
 */
public record Administrator(String secret, String usernameKey, String passwordKey) {
    /** As RDS names it. */
    public static final String DEFAULT_USERNAME_KEY = "username";

    /** As RDS names it. */
    public static final String DEFAULT_PASSWORD_KEY = "password";

    /** @throws IllegalArgumentException if a name is not one that Kubernetes takes */
    public Administrator {
        Names.object("administrator's secret", secret);
        Names.key("usernameKey", usernameKey);
        Names.key("passwordKey", passwordKey);
    }

    /** With the keys {@value #DEFAULT_USERNAME_KEY} and {@value #DEFAULT_PASSWORD_KEY}. */
    public static Administrator in(String secret) {
        return new Administrator(secret, DEFAULT_USERNAME_KEY, DEFAULT_PASSWORD_KEY);
    }

    Variable.FromSecret username() {
        return new Variable.FromSecret(secret, usernameKey);
    }

    Variable.FromSecret password() {
        return new Variable.FromSecret(secret, passwordKey);
    }
}
