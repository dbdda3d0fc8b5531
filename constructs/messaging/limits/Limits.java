package dev.meridian.constructs.messaging.limits;

import java.time.Duration;

/** Ranges, and the message when one is left. Not for users. */
public final class Limits {
    /** The longest that SQS keeps a message: {@value} seconds, 14 days. */
    public static final int MAX_RETENTION_SECONDS = 1_209_600;

    private static final int MIN_RETENTION_SECONDS = 60;

    private Limits() {}

    /**
     * The seconds of a duration.
     *
     * @throws IllegalArgumentException if they are out of range, or not whole
     */
    public static int seconds(String name, Duration value, int least, int most) {
        if (value.getNano() != 0 || value.toSeconds() < least || value.toSeconds() > most) {
            throw new IllegalArgumentException(
                    "%s must be %d to %d whole seconds, got %s".formatted(name, least, most, value));
        }
        return (int) value.toSeconds();
    }

    /**
     * The seconds of a retention, which SQS bounds by a minute and 14 days.
     *
     * @throws IllegalArgumentException if they are out of range
     */
    public static int retentionSeconds(String name, Duration value) {
        return seconds(name, value, MIN_RETENTION_SECONDS, MAX_RETENTION_SECONDS);
    }

    /** @throws IllegalArgumentException if the value is out of range */
    public static void within(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException("%s must be %d to %d, got %d".formatted(name, least, most, value));
        }
    }
}
