package dev.meridian.constructs.workload.stores.parts;

import java.util.regex.Pattern;

/** What PostgreSQL and cron take, said before they refuse it. Not for users. */
public final class Rules {
    private static final Pattern IDENTIFIER = Pattern.compile("[a-z_][a-z0-9_]{0,62}");
    private static final Pattern SCHEDULE = Pattern.compile("[0-9*/,-]+( [0-9A-Za-z*/,-]+){4}");

    private Rules() {}

    /** A database or role: what PostgreSQL takes without quotes, so that every client can name it. */
    public static String identifier(String what, String name) {
        if (!IDENTIFIER.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "%s must have up to 63 lower-case letters, digits and underscores, no digit first, got '%s'"
                            .formatted(what, name));
        }
        return name;
    }

    /** Five fields of cron. */
    public static String schedule(String schedule) {
        if (!SCHEDULE.matcher(schedule).matches()) {
            throw new IllegalArgumentException(
                    "schedule must have the five fields of cron, got '%s'".formatted(schedule));
        }
        return schedule;
    }

    /** A name that others are made of. */
    public static String roomy(String name, int longest) {
        if (name.length() > longest) {
            throw new IllegalArgumentException(
                    "name must have at most %d characters, since pods and jobs add to it, got '%s'"
                            .formatted(longest, name));
        }
        return name;
    }
}
