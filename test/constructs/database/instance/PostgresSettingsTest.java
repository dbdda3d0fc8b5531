package dev.meridian.constructs.database.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.meridian.constructs.database.maintenance.MaintenanceWindow;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostgresSettingsTest {
    @Test
    void refuses_windows_that_overlap() {
        var builder = production().maintenanceWindow(new MaintenanceWindow(DayOfWeek.SUNDAY, LocalTime.of(3, 30), 60));

        assertThatThrownBy(builder::build)
                .hasMessage("maintenanceWindow and backupWindow must not overlap, got sun:03:30-sun:04:30 and"
                        + " 03:00-04:00");
    }

    @Test
    void refuses_tls_1_3_alone_before_postgresql_16() {
        var builder = production().version(new PostgresVersion("15.17"));

        assertThatThrownBy(builder::build)
                .hasMessage("tlsFloor TLS_1_3 needs PostgreSQL 16 or later, got 15.17; use TLS_1_2");
        assertThat(builder.tlsFloor(TlsFloor.TLS_1_2).build().version().parameterGroupFamily())
                .isEqualTo("postgres15");
    }

    @Test
    void parameters_replace_defaults_but_not_security() {
        var settings = production()
                .parameters(Map.of("log_min_duration_statement", "250", "work_mem", "65536"))
                .build();

        assertThat(PostgresParameters.of(settings))
                .containsEntry("log_min_duration_statement", "250")
                .containsEntry("work_mem", "65536")
                .containsEntry("rds.force_ssl", "1");
        assertThatThrownBy(() -> production()
                        .parameters(Map.of("rds.force_ssl", "0", "work_mem", "65536"))
                        .build())
                .hasMessage("parameters must not set how connections are secured, got [rds.force_ssl]; leave them out");
    }

    @ParameterizedTest
    @CsvSource({"0", "36"})
    void refuses_backups_kept_too_short_or_too_long(int days) {
        var builder = production().backupRetentionDays(days);

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

    private static PostgresSettings.Builder production() {
        return PostgresSettings.builder(new DatabaseInstanceClass("db.r5.2xlarge"), Gp3Storage.growing(500, 2_000));
    }
}
