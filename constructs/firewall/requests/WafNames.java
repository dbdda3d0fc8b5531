package dev.meridian.constructs.firewall.requests;

import static java.util.Objects.requireNonNull;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * What AWS WAF accepts as a name, which is also the metric's name. Public for the other packages of the firewall, not
 * for users.
 */
public final class WafNames {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,128}");
    private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,64}");
    private static final Set<String> RESERVED = Set.of("All", "ALL", "Default_Action");

    private WafNames() {}

    /** @throws IllegalArgumentException if AWS WAF does not take this as a name of ours */
    public static void require(String what, String name) {
        requireForeign(what, name);
        if (RESERVED.contains(name) || name.startsWith("AWS")) {
            throw new IllegalArgumentException(
                    "%s must not be All or Default_Action nor start with AWS, which AWS WAF keeps for itself, got '%s'"
                            .formatted(what, name));
        }
    }

    /**
     * A name somebody else gave: vendors do use what AWS WAF keeps from us.
     *
     * @throws IllegalArgumentException if AWS WAF does not take it as anybody's name
     */
    public static void requireForeign(String what, String name) {
        requireNonNull(name, what);
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "%s must be 1 to 128 letters, digits, '_' or '-', got '%s'".formatted(what, name));
        }
    }

    /** @throws IllegalArgumentException if AWS WAF does not take this as a header's name */
    public static void requireHeader(String name) {
        requireNonNull(name, "header");
        if (!HEADER.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "header must be an HTTP header's name of at most 64 characters, got '%s'".formatted(name));
        }
    }
}
