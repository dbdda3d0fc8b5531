package dev.meridian.constructs.database.maintenance;

import static java.util.Objects.requireNonNull;

import java.time.LocalTime;

/**
 * When RDS takes the daily backup.
 *
 * @param start the time of day in UTC
 * @param minutes how long it may take to start, 30 to 1,439 (Amazon RDS User Guide, Backup window)
 */
public record BackupWindow(LocalTime start, int minutes) {
    /** 03:00 to 04:00 UTC. */
    public static final BackupWindow DEFAULT = new BackupWindow(LocalTime.of(3, 0), 60);

    /**
     * Checks the length.
     *
     * @throws IllegalArgumentException for a window shorter than 30 minutes or a day and longer
     */
    public BackupWindow {
        requireNonNull(start, "start");
        WeekMinutes.requireLength("backup window", minutes);
    }

    /** The window as RDS writes it, such as {@code 03:00-04:00}. */
    public String toCloudFormation() {
        return WeekMinutes.timeOfDay(start) + "-" + WeekMinutes.timeOfDay(start.plusMinutes(minutes));
    }
}
