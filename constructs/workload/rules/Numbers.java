package dev.meridian.constructs.workload.rules;

/** Numbers within their bounds. */
public final class Numbers {
    /** The highest port there is. */
    public static final int LAST_PORT = 65_535;

    private Numbers() {}

    /**
     * The number.
     *
     * @throws IllegalArgumentException if it is out of the bounds
     */
    public static int between(String what, int least, int most, int number) {
        if (number < least || number > most) {
            throw new IllegalArgumentException("%s must be %d to %d, got %d".formatted(what, least, most, number));
        }
        return number;
    }

    /**
     * The number.
     *
     * @throws IllegalArgumentException if it is too small
     */
    public static int atLeast(String what, int least, int number) {
        if (number < least) {
            throw new IllegalArgumentException("%s must be at least %d, got %d".formatted(what, least, number));
        }
        return number;
    }

    /**
     * The port.
     *
     * @throws IllegalArgumentException if there is no such port
     */
    public static int port(String what, int port) {
        return between(what, 1, LAST_PORT, port);
    }
}
