package dev.meridian.constructs.alarms.conditions;

/**
 * How long a figure must be beyond its limit before an alarm goes off.
 *
 * @param periodMinutes how many minutes of values become one, 1 to 1,440
 * @param periods how many of these are looked at, at least 1; together at most a day
 * @param breaching how many of these must be beyond the limit, 1 to {@code periods}
 */
public record Window(int periodMinutes, int periods, int breaching) {
    /** Amazon CloudWatch API Reference, PutMetricAlarm: periods shorter than an hour may be watched for one day. */
    public static final int MAX_MINUTES = 1_440;

    /** @throws IllegalArgumentException if a figure is out of its range */
    public Window {
        Checks.requireWithin("periodMinutes", 1, MAX_MINUTES, periodMinutes);
        Checks.requireWithin(
                "periods of %d minute(s)".formatted(periodMinutes), 1, MAX_MINUTES / periodMinutes, periods);
        Checks.requireWithin("breaching", 1, periods, breaching);
    }

    /** One period of this many minutes, beyond the limit as a whole. */
    public static Window once(int periodMinutes) {
        return new Window(periodMinutes, 1, 1);
    }

    /** So many single minutes, all of them beyond the limit. */
    public static Window minutes(int minutes) {
        return new Window(1, minutes, minutes);
    }
}
