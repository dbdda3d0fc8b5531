package dev.meridian.app.review.access.iam.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobTest {
    /** All texts of up to four of three characters. */
    private static final List<String> TEXTS = Stream.iterate(List.of(""), shorter -> shorter.stream()
                    .flatMap(text -> Stream.of("a", "b", ":").map(text::concat))
                    .toList())
            .limit(5)
            .flatMap(List::stream)
            .toList();

    @ParameterizedTest
    @CsvSource({
        "s3:*, s3:Get*, true",
        "s3:Get*, s3:*, false",
        "s3:GetObject*, s3:getobjectversion, true",
        "s3:Get?bject, s3:GetObject, true",
        "s3:Get?bject, s3:Get*bject, false",
        "*, *, true",
        "s3:*Object, s3:Get*, false",
        "s3:*Object, s3:Get*Object, true",
    })
    void one_pattern_of_actions_covers_another(String wide, String narrow, boolean expected) {
        assertThat(Glob.ignoringCase(wide).covers(Glob.ignoringCase(narrow))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "arn:aws:s3:::b*, arn:aws:s3:::b/x:y, true",
        "arn:aws:*:b, arn:aws:s3:::b, false",
        "arn:aws:sns:*:111111111111:*, arn:aws:sns:eu-west-1:111111111111:t, true",
        "arn:aws:sns:*:*, arn:aws:sns:eu-west-1:111111111111:t, false",
    })
    void arns_are_compared_component_by_component(String wide, String narrow, boolean expected) {
        assertThat(Glob.pattern(wide).coversArn(Glob.pattern(narrow))).isEqualTo(expected);
    }

    @Test
    void a_token_is_covered_by_a_star_but_never_by_a_question_mark() {
        var token = Glob.pattern(ValueReader.OPEN + "{\"Ref\":\"B\"}" + ValueReader.CLOSE);

        assertThat(Glob.pattern("*").covers(token)).isTrue();
        assertThat(Glob.pattern("???????????????????").covers(token)).isFalse();
        assertThat(Glob.pattern("?").covers(token)).isFalse();
    }

    @Test
    void a_policy_variable_is_no_wildcard_and_no_text_of_known_length() {
        assertThat(Glob.pattern("home/${aws:username}/*").covers(Glob.pattern("home/${aws:username}/a")))
                .isTrue();
        assertThat(Glob.pattern("home/???????????????").covers(Glob.pattern("home/${aws:username}")))
                .isFalse();
        assertThat(Glob.pattern("${*}").covers(Glob.pattern("a"))).isFalse();
    }

    @Property(tries = 4000)
    void whatever_the_covered_pattern_matches_the_covering_one_matches(
            @ForAll("patterns") String wide, @ForAll("patterns") String narrow) {
        if (Glob.pattern(wide).covers(Glob.pattern(narrow))) {
            var covering = regex(wide).asMatchPredicate();

            assertThat(TEXTS.stream().filter(regex(narrow).asMatchPredicate())).allMatch(covering);
        }
    }

    @Property
    void texts_are_covered_just_if_they_match(@ForAll("patterns") String wide, @ForAll("texts") String text) {
        assertThat(Glob.pattern(wide).covers(Glob.literal(text)))
                .isEqualTo(regex(wide).matcher(text).matches());
    }

    @Property
    void no_text_matches_two_patterns_that_exclude_each_other(
            @ForAll("patterns") String one, @ForAll("patterns") String other) {
        if (Glob.pattern(one).excludes(Glob.pattern(other))) {
            assertThat(TEXTS.stream().filter(regex(one).asMatchPredicate()))
                    .noneMatch(regex(other).asMatchPredicate());
        }
    }

    @Property
    void every_pattern_covers_itself(@ForAll("patterns") String pattern) {
        assertThat(Glob.pattern(pattern).covers(Glob.pattern(pattern))).isTrue();
        assertThat(Glob.pattern(pattern).coversArn(Glob.pattern(pattern))).isTrue();
        assertThat(Glob.pattern(pattern).excludes(Glob.pattern(pattern))).isFalse();
    }

    @Provide
    Arbitrary<String> patterns() {
        return Arbitraries.strings().withChars('a', 'b', '*', '?', ':').ofMaxLength(4);
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings().withChars('a', 'b', ':').ofMaxLength(6);
    }

    private static Pattern regex(String glob) {
        return Pattern.compile(glob.replace("*", ".*").replace("?", "."));
    }
}
