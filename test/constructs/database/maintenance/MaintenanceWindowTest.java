package dev.meridian.constructs.database.maintenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaintenanceWindowTest {
    @ParameterizedTest
    @CsvSource({
        "SUNDAY, 03:30, 30, true",
        "SUNDAY, 04:00, 60, false",
        "SUNDAY, 02:30, 30, false",
        "WEDNESDAY, 02:30, 31, true",
        "SUNDAY, 23:30, 240, true",
        "MONDAY, 04:00, 1380, false",
        "MONDAY, 04:00, 1381, true",
    })
    void maintenance_must_not_meet_the_backup_of_any_day(DayOfWeek day, LocalTime start, int minutes, boolean meets) {
        assertThat(new MaintenanceWindow(day, start, minutes).overlaps(BackupWindow.DEFAULT))
                .isEqualTo(meets);
    }

    @Test
    void windows_are_written_across_midnight_and_the_end_of_the_week() {
        assertThat(new MaintenanceWindow(DayOfWeek.SUNDAY, LocalTime.of(23, 30), 60).toCloudFormation())
                .isEqualTo("sun:23:30-mon:00:30");
        assertThat(new BackupWindow(LocalTime.of(23, 45), 30).toCloudFormation())
                .isEqualTo("23:45-00:15");
    }

    @Test
    void refuses_a_window_too_short() {
        assertThatThrownBy(() -> new BackupWindow(LocalTime.MIDNIGHT, 29))
                .hasMessage("backup window must last 30 to 1439 minutes, got 29");
    }
}
