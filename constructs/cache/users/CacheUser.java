package dev.meridian.constructs.cache.users;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A user that may log in to a cache. ElastiCache wants user ids that are unique in account and region, and for IAM the
 * same id as user name: what clients send is therefore the cache's name, a hyphen and this name.
 *
 * @param name the last part of the user id: lower-case words joined by hyphens, not starting with {@code default}
 * @param accessString what the user may do, in the syntax of the engine's access control lists, such as
 *     {@code on ~app:* +@read}
 * @param authentication how the user logs in
 */
public record CacheUser(String name, String accessString, Authentication authentication) {
    /** How a user proves who it is. */
    public enum Authentication {
        /** By a token of 15 minutes that the client signs with its IAM role; there is no password to leak or rotate. */
        IAM,
        /** By a password that Secrets Manager generates, for clients that cannot sign tokens. */
        GENERATED_PASSWORD
    }

    /** Every key, channel and command but the dangerous ones; {@code INFO}, which health checks send, stays. */
    public static final String DEFAULT_ACCESS_STRING = "on ~* &* +@all -@dangerous +info";

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final Set<String> FORBIDDEN_RULES = Set.of("nopass", "resetpass", "reset");

    /**
     * Checks name and access string.
     *
     * @throws IllegalArgumentException when the name is no such name, or the access string leaves the user disabled or
     *     carries a password rule
     */
    public CacheUser {
        requireNonNull(name, "name");
        requireNonNull(accessString, "accessString");
        requireNonNull(authentication, "authentication");
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "name of a cache user must be lower-case words joined by hyphens, got '%s'".formatted(name));
        }
        if (name.startsWith("default")) {
            throw new IllegalArgumentException(
                    "name of a cache user must not start with 'default', which is the engine's own user, got '%s'"
                            .formatted(name));
        }
        var rules = Arrays.asList(accessString.split(" "));
        if (!rules.contains("on")) {
            throw new IllegalArgumentException(
                    "access string of '%s' must contain 'on', or the user can never log in, got '%s'"
                            .formatted(name, accessString));
        }
        if (rules.stream().anyMatch(CacheUser::setsPassword)) {
            throw new IllegalArgumentException(
                    "access string of '%s' must not set or lift passwords: choose an authentication instead"
                            .formatted(name));
        }
    }

    /** A user that logs in with its IAM role and may do what {@value #DEFAULT_ACCESS_STRING} says. */
    public static CacheUser withIam(String name) {
        return new CacheUser(name, DEFAULT_ACCESS_STRING, Authentication.IAM);
    }

    /** A user that logs in with a generated password and may do what {@value #DEFAULT_ACCESS_STRING} says. */
    public static CacheUser withPassword(String name) {
        return new CacheUser(name, DEFAULT_ACCESS_STRING, Authentication.GENERATED_PASSWORD);
    }

    String userId(String cacheName) {
        return cacheName + "-" + name;
    }

    /** {@code read-only} becomes {@code ReadOnly}. */
    String constructId() {
        var id = new StringBuilder();
        for (var word : name.split("-")) {
            id.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
        }
        return id.toString();
    }

    private static boolean setsPassword(String rule) {
        return FORBIDDEN_RULES.contains(rule) || rule.matches("[><#!].*");
    }
}
