package dev.meridian.app.review.recovery.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScheduleTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cron(30 7 ? * * *) | 30.4",
                "cron(0 * * * ? *) | 729.6",
                "cron(0 0/6 * * ? *) | 121.6",
                "cron(0 5,17 ? * MON-FRI *) | 43.4",
                "cron(0 5 ? * SUN *) | 4.3",
                "cron(0 5 ? * 2#1 *) | 1",
                "cron(0 5 1 * ? *) | 1",
                "cron(0 5 L * ? *) | 1",
                "cron(0 5 1 1/3 ? *) | 0.33",
                "rate(12 hours) | 60.8",
                "rate(1 day) | 30.4",
            })
    void counts_the_runs_of_a_month(String schedule, double expected) {
        assertThat(Schedule.runsAMonth(schedule).orElseThrow()).isCloseTo(expected, within(0.1));
    }

    @Test
    void does_not_pretend_to_know_what_is_no_schedule() {
        assertThat(Schedule.runsAMonth("at(2026-01-01T00:00:00)")).isEmpty();
        assertThat(Schedule.runsAMonth("cron(0 5)")).isEmpty();
        assertThat(Schedule.runsAMonth("cron(0 x/y ? * * *)")).isEmpty();
        assertThat(Schedule.runsAMonth("rate(0 days)")).isEmpty();
        assertThat(Schedule.runsAMonth("")).isEmpty();
    }

    @Property
    void a_longer_interval_runs_less_often(@ForAll @IntRange(min = 1, max = 999) int hours) {
        assertThat(Schedule.runsAMonth("rate(%d hours)".formatted(hours)).orElseThrow())
                .isGreaterThan(Schedule.runsAMonth("rate(%d hours)".formatted(hours + 1))
                        .orElseThrow());
    }
}
