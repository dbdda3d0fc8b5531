package dev.meridian.app.review.setting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meridian.app.review.change.Replacement;
import dev.meridian.app.review.change.ResourceChange;
import dev.meridian.app.review.change.StackPair;
import dev.meridian.app.review.setting.Question.Answer;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuestionTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{Days: 30} | {Days: 7} | YES",
                "{Days: '30'} | {Days: 7} | YES",
                "{Days: 7} | {Days: '7'} | NO",
                "{Days: 7} | {Days: 30} | NO",
                "{Days: 7} | {} | YES",
                "{} | {Days: 0} | YES",
                "{Days: 7} | {Days: {Ref: P}} | UNKNOWN",
                "{Days: seven} | {Days: 7} | UNKNOWN",
                "{Days: [7]} | {Days: 7} | UNKNOWN",
            })
    void compares_numbers_however_they_are_written(String before, String after, Answer expected) {
        assertThat(Question.falls(1).about(setting(before, after, "Days"))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{On: true} | {On: false} | YES",
                "{On: 'true'} | {On: 'false'} | YES",
                "{On: ENABLED} | {On: DISABLED} | YES",
                "{On: true} | {} | YES",
                "{} | {On: false} | NO",
                "{On: false} | {On: true} | NO",
                "{On: true} | {On: {Ref: P}} | UNKNOWN",
            })
    void knows_what_is_turned_off_however_it_is_written(String before, String after, Answer expected) {
        assertThat(Question.turnedOff(false).about(setting(before, after, "On")))
                .isEqualTo(expected);
    }

    @Property
    void a_number_falls_or_rises_or_neither_and_never_both(@ForAll int before, @ForAll int after) {
        var setting = setting("{Size: %d}".formatted(before), "{Size: '%d'}".formatted(after), "Size");

        assertThat(Question.falls(0).about(setting) == Answer.YES).isEqualTo(after < before);
        assertThat(Question.rises(0).about(setting) == Answer.YES).isEqualTo(after > before);
    }

    private static Setting setting(String before, String after, String name) {
        var old = Changes.read("{Properties: %s}".formatted(before));
        var proposed = Changes.read("{Properties: %s}".formatted(after));
        return Setting.of(
                new ResourceChange(
                        new StackPair("example", Optional.empty(), Optional.empty()),
                        "Thing",
                        Optional.empty(),
                        "AWS::Example::Thing",
                        ResourceChange.Kind.CHANGED,
                        old,
                        proposed,
                        Replacement.NO,
                        List.of()),
                name);
    }
}
