package dev.meridian.constructs.messaging.limits;

import software.amazon.awscdk.Duration;

/** Ranges, and the message when one is left. Not for users. */
public final class Limits {
    /** The longest that SQS keeps a message: {@value} seconds, 14 days. */
    public static final int MAX_RETENTION_SECONDS = 1_209_600;

    private static final int MIN_RETENTION_SECONDS = 60;

    private Limits() {}

    /**
     * The seconds of a duration.
     *
     * @throws IllegalArgumentException if they are out of range
     */
    public static int seconds(String name, Duration value, int least, int most) {
        var seconds = value.toSeconds().intValue();
        if (seconds < least || seconds > most) {
            throw new IllegalArgumentException(
                    "%s must be %d to %d seconds, got %d".formatted(name, least, most, seconds));
        }
        return seconds;
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
