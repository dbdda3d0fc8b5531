package dev.meridian.app.review.report.terminal;

import java.util.Map;

/** Whether a terminal's colours are used. */
public enum Colours {
    ANSI,
    NONE;

    /**
     * Colours on a terminal whose user does not ask to do without, by a variable {@code NO_COLOR} that is not empty.
     *
     * @param environment the variables of the program's environment
     * @param isTerminal whether a terminal shows it, and not a file or another program reads it
     */
    public static Colours of(Map<String, String> environment, boolean isTerminal) {
        return isTerminal && environment.getOrDefault("NO_COLOR", "").isEmpty() ? ANSI : NONE;
    }
}
