package dev.meridian.environments.validation.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CronTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0 2 * * *",
                "*/15 * * * *",
                "0 0,12 1-15 * 1-5",
                "59 23 31 12 6",
                "0-30/10 8-18/2 * * 0",
                "5/15 * * * *"
            })
    void takes_what_cron_takes(String schedule) {
        assertThat(problemsOf(schedule)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "60 2 * * * | minute",
                "0 24 * * * | hour",
                "0 2 0 * * | day of the month",
                "0 2 32 * * | day of the month",
                "0 2 * 13 * | month",
                "0 2 * * 7 | day of the week",
                "30-10 * * * * | minute",
                "*/0 * * * * | minute",
                "1,,2 * * * * | minute",
                "a * * * * | minute",
                "-1 * * * * | minute"
            })
    void names_the_field_that_is_wrong(String schedule, String field) {
        assertThat(problemsOf(schedule)).singleElement().asString().startsWith("schedule: " + field + " must be *");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "@daily", "0 2 * *", "0 2 * * * *", "0  2 * * *"})
    void asks_for_five_fields(String schedule) {
        assertThat(problemsOf(schedule))
                .containsExactly("schedule must have the five fields of cron, such as '0 3 * * *', with one space"
                        + " between, got '" + schedule + "'");
    }

    private static List<String> problemsOf(String schedule) {
        var problems = new Problems();
        Cron.require(problems, "schedule", schedule);
        return problems.found();
    }
}
