package dev.meridian.app.review.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PlainTextTest {
    static Stream<Arguments> texts() {
        return Stream.of(
                Arguments.of("a plain name", "a plain name"),
                Arguments.of("\u001b[2Jgone", "\\u001b[2Jgone"),
                Arguments.of("\u009b2J", "\\u009b2J"),
                Arguments.of("bell\u0007", "bell\\u0007"),
                Arguments.of("\u202egnp.exe", "\\u202egnp.exe"),
                Arguments.of("zero\u200bwidth", "zero\\u200bwidth"),
                Arguments.of("\u061c", "\\u061c"),
                Arguments.of("half \ud83d", "half \\ud83d"),
                Arguments.of("tag \udb40\udc41", "tag \\u{e0041}"),
                Arguments.of("two\r\nlines\tand\u2028more ", "two lines and more"),
                Arguments.of("Grüße 🙂 データ", "Grüße 🙂 データ"));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void a_line_shows_what_is_unseen(String text, String shown) {
        assertThat(PlainText.line(text)).isEqualTo(shown);
    }

    @ParameterizedTest
    @MethodSource("texts")
    void a_line_is_its_own_line(String text, String shown) {
        assertThat(PlainText.line(shown)).isEqualTo(shown);
    }

    @Property
    void no_text_keeps_a_character_that_is_unseen(@ForAll String text) {
        assertThat((PlainText.line(text) + PlainText.lines(text).replace("\n", "")).codePoints())
                .allMatch(point -> switch (Character.getType(point)) {
                    case Character.CONTROL,
                            Character.FORMAT,
                            Character.SURROGATE,
                            Character.LINE_SEPARATOR,
                            Character.PARAGRAPH_SEPARATOR -> false;
                    default -> true;
                });
    }

    @Property
    void an_abbreviation_is_no_longer_than_asked(@ForAll String text, @ForAll @IntRange(min = 2, max = 20) int limit) {
        assertThat(PlainText.line(text, limit)).hasSizeLessThanOrEqualTo(limit);
    }

    @ParameterizedTest
    @MethodSource("texts")
    void a_value_is_cleaned_down_to_its_leaves(String text, String shown) {
        var value = JsonNodeFactory.instance.objectNode();
        value.putArray("a").add(text);

        assertThat(PlainText.line(PlainText.value(value).at("/a/0").textValue()))
                .isEqualTo(shown);
    }
}
