package dev.meridian.app.review.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meridian.app.review.report.terminal.Colours;
import dev.meridian.app.review.report.terminal.TerminalReport;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TerminalReportTest {
    @Test
    void the_verdict_is_the_last_line() {
        var lines = TerminalReport.of(Reports.rich(), Colours.NONE, 200).lines().toList();

        assertThat(lines.get(lines.size() - 1)).startsWith("3 dangerous changes in 6 stacks are not approved.");
    }

    @Test
    void no_change_is_one_line() {
        assertThat(TerminalReport.of(Reports.unchanged(), Colours.NONE, 100))
                .isEqualTo("No change: 106 stacks and 3,412 resources are the same on both sides.\n");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 20, 37, 100, 1_000})
    void lines_are_as_wide_as_the_terminal_at_most(int width) {
        assertThat(TerminalReport.of(Reports.rich(), Colours.NONE, width).lines())
                .allMatch(line -> line.length() <= Math.max(width, 20) && !line.endsWith(" "));
    }

    @Test
    void colours_change_nothing_but_colours() {
        var coloured = TerminalReport.of(Reports.rich(), Colours.ANSI, 80);

        assertThat(coloured).contains("\u001b[1;31mDANGEROUS");
        assertThat(coloured.replaceAll("\u001b\\[[0-9;]*m", ""))
                .isEqualTo(TerminalReport.of(Reports.rich(), Colours.NONE, 80));
    }

    @Test
    void a_colour_ends_on_its_line() {
        assertThat(TerminalReport.of(Reports.rich(), Colours.ANSI, 80).lines().filter(line -> line.contains("\u001b")))
                .isNotEmpty()
                .allMatch(line -> line.endsWith("\u001b[0m"));
    }

    @Test
    void colours_are_for_terminals_whose_user_wants_them() {
        assertThat(List.of(
                        Colours.of(Map.of(), true),
                        Colours.of(Map.of("NO_COLOR", ""), true),
                        Colours.of(Map.of("NO_COLOR", "1"), true),
                        Colours.of(Map.of(), false)))
                .containsExactly(Colours.ANSI, Colours.ANSI, Colours.NONE, Colours.NONE);
    }
}
