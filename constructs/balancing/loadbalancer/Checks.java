package dev.meridian.constructs.balancing.loadbalancer;

import java.util.regex.Pattern;

/** The refusals that records of load balancing share. Public for its sub-packages; not for users. */
public final class Checks {
    private static final int HIGHEST_PORT = 65_535;

    /** A part never starts with a digit: {@code auth-1} and {@code auth1} would share a construct id. */
    private static final Pattern KEBAB = Pattern.compile("[a-z][a-z0-9]*(-[a-z][a-z0-9]*)*");

    private Checks() {}

    /**
     * Refuses a figure out of its range.
     *
     * @throws IllegalArgumentException if it is
     */
    public static void requireWithin(String what, int least, int most, int got) {
        if (got < least || got > most) {
            throw new IllegalArgumentException("%s must be %d to %d, got %d".formatted(what, least, most, got));
        }
    }

    /**
     * Refuses a port that does not exist.
     *
     * @throws IllegalArgumentException if it does not
     */
    public static void requirePort(String what, int got) {
        requireWithin(what, 1, HIGHEST_PORT, got);
    }

    /**
     * Refuses a name from which no construct id of its own can be made.
     *
     * @throws IllegalArgumentException unless it is lower-case words joined by hyphens
     */
    public static void requireKebab(String what, String name) {
        if (!KEBAB.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "%s must be lower-case words joined by hyphens, each starting with a letter, got '%s'"
                            .formatted(what, name));
        }
    }
}
