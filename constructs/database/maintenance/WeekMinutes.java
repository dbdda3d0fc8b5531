package dev.meridian.constructs.database.maintenance;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Locale;

/** Times of the week counted in minutes since Monday 00:00, and how RDS writes them. */
final class WeekMinutes {
    static final int DAY = 24 * 60;
    static final int WEEK = 7 * DAY;

    private static final int SHORTEST = 30;

    private WeekMinutes() {}

    static int of(DayOfWeek day, LocalTime time) {
        return (day.getValue() - 1) * DAY + time.getHour() * 60 + time.getMinute();
    }

    /** A minute of the week as {@code ddd:hh24:mi}. */
    static String name(int minute) {
        var time = LocalTime.of(minute % DAY / 60, minute % 60);
        return shortName(DayOfWeek.of(minute / DAY + 1)) + ":" + timeOfDay(time);
    }

    static String shortName(DayOfWeek day) {
        return day.name().substring(0, 3).toLowerCase(Locale.ROOT);
    }

    static String timeOfDay(LocalTime time) {
        return "%02d:%02d".formatted(time.getHour(), time.getMinute());
    }

    static void requireLength(String what, int minutes) {
        if (minutes < SHORTEST || minutes >= DAY) {
            throw new IllegalArgumentException(
                    "%s must last %d to %d minutes, got %d".formatted(what, SHORTEST, DAY - 1, minutes));
        }
    }
}
