package dev.meridian.app.approval;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Assertions;

class NamePatternTest {
    @Property
    void matches_what_the_same_regular_expression_matches(
            @ForAll("patterns") String pattern, @ForAll("values") String value) {
        var expression = Stream.of(pattern.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));

        assertThat(new NamePattern(pattern).matches(value)).isEqualTo(value.matches(expression));
    }

    @Property(tries = 1)
    void many_stars_cost_nothing() {
        var pattern = new NamePattern("*a".repeat(500) + "b");

        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(5),
                () -> assertThat(pattern.matches("a".repeat(20_000))).isFalse());
    }

    @Provide
    Arbitrary<String> patterns() {
        return Arbitraries.strings().withChars("ab*/").ofMaxLength(8);
    }

    @Provide
    Arbitrary<String> values() {
        return Arbitraries.strings().withChars("ab/").ofMaxLength(10);
    }
}
