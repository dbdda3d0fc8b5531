package dev.meridian.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meridian.environments.Systems;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SelectionTest {
    @ParameterizedTest
    @CsvSource({
        "atlas, production, atlas-production, true",
        "atlas, production, atlas-staging, false",
        "atlas, , atlas-staging, true",
        "atlas, , tapwork-staging, false",
        ", staging, tapwork-staging, true",
        ", staging, tapwork-production, false",
        "atlas, , atlas-abandoned, false"
    })
    void has_the_stages_of_what_is_wanted(String system, String environment, String stage, boolean isIn) {
        var selection = new Selection(Optional.ofNullable(system), Optional.ofNullable(environment));

        assertThat(selection.stages(Systems.all()).test(stage)).isEqualTo(isIn);
    }

    @Test
    void without_a_wish_has_even_the_stages_that_are_defined_no_more() {
        assertThat(new Selection(Optional.empty(), Optional.empty())
                        .stages(Systems.all())
                        .test("atlas-abandoned"))
                .isTrue();
    }
}
