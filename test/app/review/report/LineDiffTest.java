package dev.meridian.app.review.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class LineDiffTest {
    @Test
    void a_changed_line_stands_among_its_neighbours() {
        var before = List.of("1", "2", "3", "4", "5", "6", "7", "8", "9");
        var after = List.of("1", "2", "3", "4", "five", "6", "7", "8", "9");

        assertThat(LineDiff.of(before, after))
                .containsExactly("  …", "  2", "  3", "  4", "- 5", "+ five", "  6", "  7", "  8", "  …");
    }

    @Test
    void all_of_a_new_value_is_new() {
        assertThat(LineDiff.of(List.of(), List.of("a", "b"))).containsExactly("+ a", "+ b");
    }

    @Test
    void two_long_texts_are_compared_as_a_whole() {
        var before = Collections.nCopies(2_000, "old");
        var after = Collections.nCopies(2_000, "new");

        assertThat(LineDiff.of(before, after))
                .hasSize(4_000)
                .startsWith("- old")
                .endsWith("+ new");
    }

    @Property
    void what_is_gone_and_what_is_new_make_up_the_difference(
            @ForAll @Size(max = 12) List<@AlphaChars @StringLength(max = 1) String> before,
            @ForAll @Size(max = 12) List<@AlphaChars @StringLength(max = 1) String> after) {
        var rest = new ArrayList<>(before);
        for (var line : LineDiff.of(before, after)) {
            if (line.startsWith("- ")) {
                assertThat(rest.remove(line.substring(2))).isTrue();
            } else if (line.startsWith("+ ")) {
                rest.add(line.substring(2));
            }
        }

        assertThat(rest).containsExactlyInAnyOrderElementsOf(after);
    }
}
