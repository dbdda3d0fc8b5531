package dev.meridian.constructs.cache;

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
        "SUNDAY, 04:30, 1, sun:04:30-sun:05:30",
        "SUNDAY, 23:30, 1, sun:23:30-mon:00:30",
        "FRIDAY, 23:00, 1, fri:23:00-sat:00:00",
        "MONDAY, 06:00, 24, mon:06:00-tue:06:00"
    })
    void maintenance_is_written_with_both_days(DayOfWeek day, LocalTime start, int hours, String text) {
        assertThat(new MaintenanceWindow(day, start, hours).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "01:00, 2, false",
        "02:00, 1, false",
        "02:01, 1, true",
        "03:30, 1, true",
        "03:59, 1, true",
        "04:00, 1, false",
        "23:00, 5, true",
        "23:00, 4, false"
    })
    void maintenance_overlaps_a_snapshot_at_three(LocalTime start, int hours, boolean overlaps) {
        var snapshots = new CacheSnapshots.Daily(7, LocalTime.of(3, 0));

        assertThat(new MaintenanceWindow(DayOfWeek.SUNDAY, start, hours).overlaps(snapshots))
                .isEqualTo(overlaps);
    }

    @Test
    void refuses_windows_that_cannot_be_written() {
        assertThatThrownBy(() -> new MaintenanceWindow(DayOfWeek.SUNDAY, LocalTime.of(4, 0, 30), 1))
                .hasMessage("start must be a whole minute, got 04:00:30");
        assertThatThrownBy(() -> new MaintenanceWindow(DayOfWeek.SUNDAY, LocalTime.NOON, 25))
                .hasMessage("hours must be 1 to 24, got 25");
        assertThatThrownBy(() -> new CacheSnapshots.Daily(36, LocalTime.NOON))
                .hasMessage("retentionDays must be 1 to 35, got 36; for no snapshots use Off");
    }
}
