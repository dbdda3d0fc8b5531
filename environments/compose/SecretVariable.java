package dev.meridian.environments.compose;

import static java.util.Objects.requireNonNull;

import dev.meridian.environments.workload.SecretDefinition;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The variable of a developer's {@code .env} that holds the value of a secret's key.
 *
 * @param name its name
 */
public record SecretVariable(String name) {
    private static final Pattern WORD_BREAK = Pattern.compile("[^A-Z0-9]+");

    public SecretVariable {
        requireNonNull(name, "name");
    }

    /**
     * Named by the key alone where the secret has several, else by both unless the secret's name says it all
     * ({@code jwt-secret}, {@code secret}).
     */
    public static SecretVariable of(SecretDefinition secret, String key) {
        var suffix = "-" + key;
        var name = secret.keys().size() > 1
                ? key
                : secret.name().endsWith(suffix) ? secret.name() : secret.name() + suffix;
        return new SecretVariable(
                WORD_BREAK.matcher(name.toUpperCase(Locale.ROOT)).replaceAll("_"));
    }

    /** Where Compose puts the value, without which it does not start. */
    public String reference() {
        return "${%s:?set it in .env}".formatted(name);
    }
}
