package dev.meridian.constructs.alarms.conditions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.meridian.constructs.alarms.conditions.Measure.Formula;
import dev.meridian.constructs.alarms.conditions.Measure.Series;
import dev.meridian.constructs.alarms.conditions.Measure.Statistic;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowTest {
    @ParameterizedTest
    @CsvSource({"1, 1440, 1440", "60, 24, 1", "1440, 1, 1"})
    void a_day_may_be_watched(int periodMinutes, int periods, int breaching) {
        assertThat(new Window(periodMinutes, periods, breaching).periods()).isEqualTo(periods);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | 1 | 1 | periodMinutes must be 1 to 1440, got 0",
                "1441 | 1 | 1 | periodMinutes must be 1 to 1440, got 1441",
                "5 | 289 | 1 | periods of 5 minute(s) must be 1 to 288, got 289",
                "5 | 0 | 1 | periods of 5 minute(s) must be 1 to 288, got 0",
                "5 | 3 | 4 | breaching must be 1 to 3, got 4",
                "5 | 3 | 0 | breaching must be 1 to 3, got 0"
            })
    void refuses_what_cloudwatch_would(int periodMinutes, int periods, int breaching, String message) {
        assertThatThrownBy(() -> new Window(periodMinutes, periods, breaching)).hasMessage(message);
    }

    @Test
    void refuses_more_metrics_than_one_alarm_takes() {
        var metric = new Series("AWS/RDS", "CPUUtilization", Map.of(), Statistic.AVERAGE);
        var eleven = IntStream.range(0, 11).boxed().collect(Collectors.toMap(i -> "m" + i, i -> metric));

        assertThatThrownBy(() -> new Formula("SUM(METRICS())", eleven))
                .hasMessage("inputs of a formula must be 1 to 10, got 11");
    }

    @Test
    void refuses_a_description_that_cloudwatch_would_not_take() {
        assertThatThrownBy(() -> new Condition.Message("x".repeat(1_000), "y".repeat(24)))
                .hasMessage("length of an alarm's description must be 1 to 1024, got 1025");
        assertThatThrownBy(() -> new Condition.Message("It is down.", " "))
                .hasMessage("firstStep must not be blank, got ' '");
    }
}
