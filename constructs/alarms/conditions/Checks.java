package dev.meridian.constructs.alarms.conditions;

import static java.util.Objects.requireNonNull;

/** Rules that the props of all alarms share. Not for users. */
public final class Checks {
    private Checks() {}

    /** @throws IllegalArgumentException if the text is blank */
    public static void requireText(String what, String text) {
        requireNonNull(text, what);
        if (text.isBlank()) {
            throw new IllegalArgumentException("%s must not be blank, got '%s'".formatted(what, text));
        }
    }

    /** @throws IllegalArgumentException if the value is outside of these bounds */
    public static void requireWithin(String what, int least, int most, int value) {
        if (value < least || value > most) {
            throw new IllegalArgumentException("%s must be %d to %d, got %d".formatted(what, least, most, value));
        }
    }

    /** @throws IllegalArgumentException if the value is not 1 to 100 */
    public static void requirePercent(String what, int value) {
        requireWithin(what, 1, 100, value);
    }
}
