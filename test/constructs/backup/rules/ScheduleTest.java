package dev.meridian.constructs.backup.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleTest {
    @Test
    void is_read_in_utc_unless_a_zone_is_named() {
        assertThat(Schedule.utc("cron(0 5 ? * * *)").timeZone()).isEqualTo("Etc/UTC");
        assertThat(new Schedule("cron(0 0/6 * * ? *)", "Europe/Dublin").timeZone())
                .isEqualTo("Europe/Dublin");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0 5 * * *", "rate(1 day)", "cron(0 5 ? * *)", "cron(0 5 ? * * * *)"})
    void refuses_what_is_not_a_six_field_expression(String cron) {
        assertThatThrownBy(() -> Schedule.utc(cron))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("cron must be cron(...) with six fields, such as cron(0 5 ? * * *), got '%s'", cron);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cron(0 5 * * * *)", "cron(0 5 ? * ? *)"})
    void refuses_two_day_fields_and_none(String cron) {
        assertThatThrownBy(() -> Schedule.utc(cron))
                .hasMessage("exactly one of day of month and day of week must be '?', got '%s'", cron);
    }

    @Test
    void refuses_an_unknown_zone() {
        assertThatThrownBy(() -> new Schedule("cron(0 5 ? * * *)", "Dublin"))
                .hasMessage("timeZone must be an IANA name such as Europe/Dublin, got 'Dublin'");
    }
}
