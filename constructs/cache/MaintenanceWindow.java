package dev.meridian.constructs.cache;

import static java.util.Objects.requireNonNull;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Locale;

/**
 * When ElastiCache may patch nodes, once a week.
 *
 * @param day the day on which it begins
 * @param start when it begins, in UTC and whole minutes
 * @param hours how long it lasts, 1 to 24
 */
public record MaintenanceWindow(DayOfWeek day, LocalTime start, int hours) {
    private static final int MINUTES_PER_DAY = (int) Duration.ofDays(1).toMinutes();

    /**
     * Checks start and length.
     *
     * @throws IllegalArgumentException when the start has seconds or the length is out of range
     */
    public MaintenanceWindow {
        requireNonNull(day, "day");
        requireNonNull(start, "start");
        requireWholeMinutes(start);
        if (hours < 1 || hours > 24) {
            throw new IllegalArgumentException("hours must be 1 to 24, got %d".formatted(hours));
        }
    }

    /** As ElastiCache writes it, such as {@code sun:23:30-mon:00:30}. */
    String text() {
        var endDay = minuteOfDay(start) + hours * 60 < MINUTES_PER_DAY ? day : day.plus(1);
        return "%s:%s-%s:%s".formatted(abbreviation(day), start, abbreviation(endDay), start.plusHours(hours));
    }

    /** Whether the daily snapshot would begin in this window, or still have its hour when this begins. */
    boolean overlaps(CacheSnapshots.Daily snapshots) {
        var toSnapshot = Math.floorMod(minuteOfDay(snapshots.start()) - minuteOfDay(start), MINUTES_PER_DAY);
        return toSnapshot < hours * 60 || MINUTES_PER_DAY - toSnapshot < CacheSnapshots.Daily.WINDOW_MINUTES;
    }

    static void requireWholeMinutes(LocalTime time) {
        if (time.getSecond() != 0 || time.getNano() != 0) {
            throw new IllegalArgumentException("start must be a whole minute, got %s".formatted(time));
        }
    }

    private static int minuteOfDay(LocalTime time) {
        return time.getHour() * 60 + time.getMinute();
    }

    private static String abbreviation(DayOfWeek day) {
        return day.name().substring(0, 3).toLowerCase(Locale.ROOT);
    }
}
