package dev.meridian.constructs.database.maintenance;

import static java.util.Objects.requireNonNull;

import java.time.DayOfWeek;
import java.time.LocalTime;

/**
 * When RDS may patch and restart an instance each week.
 *
 * @param day the day on which the window opens, in UTC
 * @param start the time of day in UTC
 * @param minutes how long it stays open, 30 to 1,439 (Amazon RDS User Guide, Maintaining a DB instance)
 */
public record MaintenanceWindow(DayOfWeek day, LocalTime start, int minutes) {
    /** Sunday, 05:00 to 06:00 UTC. */
    public static final MaintenanceWindow DEFAULT = new MaintenanceWindow(DayOfWeek.SUNDAY, LocalTime.of(5, 0), 60);

    /**
     * Checks the length.
     *
     * @throws IllegalArgumentException for a window shorter than 30 minutes or a day and longer
     */
    public MaintenanceWindow {
        requireNonNull(day, "day");
        requireNonNull(start, "start");
        WeekMinutes.requireLength("maintenance window", minutes);
    }

    /** Whether the backup of any day of the week would run while this window is open. */
    public boolean overlaps(BackupWindow backup) {
        var opens = WeekMinutes.of(day, start);
        var closes = opens + minutes;
        for (var backupDay : DayOfWeek.values()) {
            var begins = WeekMinutes.of(backupDay, backup.start());
            // The week is a circle: each window is also looked for one week earlier and later.
            for (var shift = -WeekMinutes.WEEK; shift <= WeekMinutes.WEEK; shift += WeekMinutes.WEEK) {
                if (begins + shift < closes && opens < begins + shift + backup.minutes()) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The window as RDS writes it, such as {@code sun:05:00-sun:06:00}. */
    public String toCloudFormation() {
        var closes = (WeekMinutes.of(day, start) + minutes) % WeekMinutes.WEEK;
        return "%s:%s-%s".formatted(WeekMinutes.shortName(day), WeekMinutes.timeOfDay(start), WeekMinutes.name(closes));
    }
}
