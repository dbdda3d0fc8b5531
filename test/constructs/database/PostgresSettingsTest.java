package dev.meridian.constructs.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostgresSettingsTest {
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
    void refuses_windows_that_overlap() {
        var builder = Fixture.production()
                .maintenanceWindow(new MaintenanceWindow(DayOfWeek.SUNDAY, LocalTime.of(3, 30), 60));

        assertThatThrownBy(builder::build)
                .hasMessage("maintenanceWindow and backupWindow must not overlap, got sun:03:30-sun:04:30 and"
                        + " 03:00-04:00");
    }

    @Test
    void refuses_a_window_too_short() {
        assertThatThrownBy(() -> new BackupWindow(LocalTime.MIDNIGHT, 29))
                .hasMessage("backup window must last 30 to 1439 minutes, got 29");
    }

    @Test
    void refuses_tls_1_3_alone_before_postgresql_16() {
        var builder = Fixture.production().version(new PostgresVersion("15.17"));

        assertThatThrownBy(builder::build)
                .hasMessage("tlsFloor TLS_1_3 needs PostgreSQL 16 or later, got 15.17; use TLS_1_2");
        assertThat(builder.tlsFloor(TlsFloor.TLS_1_2).build().version().parameterGroupFamily())
                .isEqualTo("postgres15");
    }

    @Test
    void parameters_replace_defaults_but_not_security() {
        var settings = Fixture.production()
                .parameters(Map.of("log_min_duration_statement", "250", "work_mem", "65536"))
                .build();

        assertThat(PostgresParameters.of(settings))
                .containsEntry("log_min_duration_statement", "250")
                .containsEntry("work_mem", "65536")
                .containsEntry("rds.force_ssl", "1");
        assertThatThrownBy(() -> Fixture.production()
                        .parameters(Map.of("rds.force_ssl", "0", "work_mem", "65536"))
                        .build())
                .hasMessage("parameters must not set how connections are secured, got [rds.force_ssl]; leave them out");
    }

    @ParameterizedTest
    @CsvSource({"0", "36"})
    void refuses_backups_kept_too_short_or_too_long(int days) {
        var builder = Fixture.production().backupRetentionDays(days);

        assertThatThrownBy(builder::build).hasMessage("backupRetentionDays must be 1 to 35, got %d", days);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "16   | PostgreSQL version must be written as major.minor, such as 16.13, got '16'",
                "13.9 | PostgreSQL major version must be 14 to 17, got 13",
            })
    void refuses_versions_without_parameters_here(String version, String message) {
        assertThatThrownBy(() -> new PostgresVersion(version)).hasMessage(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "r5.2xlarge    | instance class must look like db.r5.2xlarge, got 'r5.2xlarge'",
                "db.m4.large   | instance class family must be one of m5, m6g, m6i, m7g, m7i, m8g, r5, r5b, r6g, r6i, r7g, r7i, r8g, t3, t4g, x2g, got 'db.m4.large'",
                "db.t3.4xlarge | instance class family t3 comes in micro, small, medium, large, xlarge, 2xlarge, got 'db.t3.4xlarge'",
            })
    void refuses_classes_postgresql_does_not_run_on(String name, String message) {
        assertThatThrownBy(() -> new DatabaseInstanceClass(name)).hasMessage(message);
    }

    @Test
    void replicas_are_dealt_to_zones_in_turn() {
        assertThat(ReadReplica.spread(3, List.of("us-east-1a", "us-east-1b")))
                .containsExactly(
                        new ReadReplica(1, "us-east-1a"),
                        new ReadReplica(2, "us-east-1b"),
                        new ReadReplica(3, "us-east-1a"));
        assertThatThrownBy(() -> ReadReplica.spread(16, List.of("us-east-1a")))
                .hasMessage("replica number must be 1 to 15, got 16");
    }

    @Test
    void refuses_a_lag_that_an_idle_source_reports() {
        assertThatThrownBy(() -> new ReadRouting.WhileFresh(5)).hasMessage("maximumLagMinutes must be 6 to 60, got 5");
    }

    @Test
    void refuses_two_replicas_with_one_number() {
        var twins = List.of(new ReadReplica(1, "us-east-1a"), new ReadReplica(1, "us-east-1b"));

        assertThatThrownBy(() -> Reads.FromReplicas.fresh(twins, "database.internal"))
                .hasMessage("replicas must have different numbers, got [1, 1]");
    }
}
