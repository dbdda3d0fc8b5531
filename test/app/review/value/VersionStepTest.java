package dev.meridian.app.review.value;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VersionStepTest {
    @ParameterizedTest
    @CsvSource({
        "16.13, 17.2, 1, MAJOR",
        "16.9, 16.13, 1, MINOR",
        "16, 16.13, 1, MINOR",
        "16.13, 16.9, 1, BACK",
        "5.7.44, 8.0.36, 2, MAJOR",
        "8.0.35, 8.4.1, 2, MAJOR",
        "8.0.mysql_aurora.3.05.2, 8.0.mysql_aurora.3.08.0, 2, MINOR",
        "8.0.mysql_aurora.3.08.0, 8.0.mysql_aurora.3.05.2, 2, BACK",
        "OpenSearch_2.11, OpenSearch_3.1, 1, MAJOR",
        "v1.14.3-eksbuild.16, v1.14.3-eksbuild.17, 2, MINOR",
        "19.0.0.0.ru-2024-01, 19.0.0.0.ru-2024-10, 1, MINOR",
        "latest, 16, 1, UNKNOWN",
        "99999999999999999999, 1, 1, BACK"
    })
    void says_how_far_a_version_moves(String before, String after, int majorParts, VersionStep expected) {
        assertThat(VersionStep.between(before, after, majorParts)).isEqualTo(expected);
    }

    @Property
    void a_step_there_and_the_step_back_are_never_both_forward(
            @ForAll @IntRange(max = 99) int major,
            @ForAll @IntRange(max = 99) int minor,
            @ForAll @IntRange(max = 99) int otherMajor,
            @ForAll @IntRange(max = 99) int otherMinor) {
        var one = major + "." + minor;
        var other = otherMajor + "." + otherMinor;

        assertThat(VersionStep.between(one, other, 1) == VersionStep.BACK)
                .isNotEqualTo(VersionStep.between(other, one, 1) == VersionStep.BACK || one.equals(other));
    }
}
