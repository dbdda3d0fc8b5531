package dev.meridian.constructs.workload.stores.parts;

import static java.util.Objects.requireNonNull;

import java.util.regex.Pattern;

/** What Kubernetes and PostgreSQL take for a name, said before they refuse it. Not for users. */
public final class Checks {
    private static final Pattern LABEL = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
    private static final Pattern SUBDOMAIN = Pattern.compile("[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?");
    private static final Pattern SERVICE = Pattern.compile("[a-z]([a-z0-9-]{0,61}[a-z0-9])?");
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9._-]{1,253}");
    private static final Pattern IDENTIFIER = Pattern.compile("[a-z_][a-z0-9_]{0,62}");
    private static final Pattern IMAGE =
            Pattern.compile("[^\\s@]+(:[\\w][\\w.-]{0,127})(@sha256:[0-9a-f]{64})?" + "|[^\\s@]+@sha256:[0-9a-f]{64}");
    private static final Pattern SCHEDULE = Pattern.compile("[0-9*/,-]+( [0-9A-Za-z*/,-]+){4}");
    private static final Pattern TOKEN = Pattern.compile("\\$\\{Token\\[[^]]+]}");
    private static final String FLOATING_TAG = ":latest";

    private Checks() {}

    /** A name that becomes a label or a host name: RFC 1123, at most 63 characters. */
    public static String label(String what, String name) {
        return matched(LABEL, what, name, "must be 1 to 63 lower-case letters, digits and inner hyphens");
    }

    /** A name of a secret or config map: RFC 1123, at most 253 characters. */
    public static String objectName(String what, String name) {
        return matched(SUBDOMAIN, what, name, "must be 1 to 253 lower-case letters, digits, dots and inner hyphens");
    }

    /** A service's name: RFC 1035, which wants a letter first. */
    public static String service(String what, String name) {
        return matched(
                SERVICE, what, name, "must be 1 to 63 lower-case letters, digits and inner hyphens, letter first");
    }

    /** A key of a secret. */
    public static String key(String what, String name) {
        return matched(KEY, what, name, "must be 1 to 253 letters, digits, dots, hyphens and underscores");
    }

    /** A database or role: what PostgreSQL takes without quotes, so that every client can name it. */
    public static String identifier(String what, String name) {
        return matched(
                IDENTIFIER, what, name, "must be 1 to 63 lower-case letters, digits and underscores, no digit first");
    }

    /** An image that does not change under its name. */
    public static String image(String image) {
        requireNonNull(image, "image");
        if (!isDeferred(image) && (!IMAGE.matcher(image).matches() || image.endsWith(FLOATING_TAG))) {
            throw new IllegalArgumentException(
                    "image must have a tag other than latest, or a digest, got '%s'".formatted(image));
        }
        return image;
    }

    /** Five fields of cron. */
    public static String schedule(String schedule) {
        return matched(SCHEDULE, "schedule", schedule, "must have the five fields of cron");
    }

    /** Whether only a deployment knows the text. */
    public static boolean isDeferred(String text) {
        return TOKEN.matcher(text).find();
    }

    /** Refuses a number out of its range. */
    public static void range(String what, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException("%s must be %d to %d, got %d".formatted(what, least, most, value));
        }
    }

    private static String matched(Pattern pattern, String what, String value, String rule) {
        requireNonNull(value, what);
        if (!pattern.matcher(value).matches()) {
            throw new IllegalArgumentException("%s %s, got '%s'".formatted(what, rule, value));
        }
        return value;
    }
}
