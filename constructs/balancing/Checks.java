package dev.meridian.constructs.balancing;

/** The refusals that several records of this package share. */
final class Checks {
    static final int HIGHEST_PORT = 65_535;

    private Checks() {}

    static int requireWithin(String what, int least, int most, int got) {
        if (got < least || got > most) {
            throw new IllegalArgumentException("%s must be %d to %d, got %d".formatted(what, least, most, got));
        }
        return got;
    }

    static int requirePort(String what, int got) {
        return requireWithin(what, 1, HIGHEST_PORT, got);
    }
}
