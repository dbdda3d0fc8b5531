package dev.meridian.app.review.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.meridian.app.review.report.markdown.MarkdownReport;
import dev.meridian.app.review.report.sarif.SarifReport;
import dev.meridian.app.review.report.terminal.Colours;
import dev.meridian.app.review.report.terminal.TerminalReport;
import java.util.Optional;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Names come from templates: whatever they hold, a report stays what the review says. */
class HostileTextTest {
    private static final Pattern FENCE = Pattern.compile("(?s)(`{3,})diff\n.*?\n\\1\n");
    private static final Pattern MARKUP = Pattern.compile("[^|<>`*_\\[\\]\\\\~$\"]");
    private static final Pattern LINK = Pattern.compile("@(?!&#8203;)|[^&]#(?!&#8203;)|://|(?i:www\\.)");
    private static final Pattern CODE = Pattern.compile("<code>.*?</code>");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ |&#\\d+;");

    @Provide
    Arbitrary<String> texts() {
        return Hostile.texts();
    }

    /** So short that nothing has to be left out. */
    @Provide
    Arbitrary<String> shortTexts() {
        return Hostile.shortTexts();
    }

    @Property(tries = 100)
    void a_comment_has_the_markup_of_the_review_and_no_other(@ForAll("shortTexts") String text) {
        var isFolded = !Values.isShort(TextNode.valueOf("x" + text));
        var usual = isFolded ? "x".repeat(100) : "x";
        var written = MarkdownReport.of(Hostile.brief("x" + text));

        assertThat(markup(written)).isEqualTo(markup(MarkdownReport.of(Hostile.brief(usual))));
    }

    @Property(tries = 60)
    void a_comment_mentions_nobody_and_links_nothing(@ForAll("texts") String text) {
        var written = MarkdownReport.of(Hostile.report(text, 1));
        var prose = CODE.matcher(FENCE.matcher(written).replaceAll("")).replaceAll("");

        assertThat(LINK.matcher(HEADING.matcher(prose)
                                .replaceAll(match -> match.group().equals("&#8203;") ? "&#8203;" : "")
                                .replace("<!-- meridian-review -->", ""))
                        .results()
                        .map(match -> match.group()))
                .isEmpty();
    }

    @Property(tries = 30)
    void a_comment_never_exceeds_githubs_limit(
            @ForAll("texts") String text, @ForAll @IntRange(min = 1, max = 20) int repeated) {
        var written = MarkdownReport.of(Hostile.report(text, repeated));

        assertThat(written).hasSizeLessThanOrEqualTo(65_536).startsWith(MarkdownReport.MARKER + "\n## ");
        assertThat(written.split(Pattern.quote(MarkdownReport.MARKER), -1).length - 1)
                .isEqualTo(1 + fenced(written, MarkdownReport.MARKER));
    }

    @Property(tries = 25)
    void json_is_as_its_schema_says(@ForAll("texts") String text) {
        Schemas.assertValid(Schemas.REPORT, JsonReport.of(Hostile.report(text, 1)));
    }

    @Property(tries = 25)
    void sarif_is_as_its_schema_says(@ForAll("texts") String text) {
        Schemas.assertValid(Schemas.SARIF, SarifReport.of(Hostile.report(text, 1), (place, type) -> Optional.empty()));
    }

    @Property(tries = 60)
    void a_terminal_gets_lines_of_its_width_and_no_commands(
            @ForAll("texts") String text, @ForAll @IntRange(min = 20, max = 120) int width) {
        var written = TerminalReport.of(Hostile.report(text, 1), Colours.NONE, width);

        assertThat(written.lines()).allMatch(line -> line.length() <= width && !line.endsWith(" "));
        assertThat(written.codePoints().filter(point -> Character.getType(point) == Character.CONTROL))
                .allMatch(point -> point == '\n');
    }

    private static long fenced(String written, String text) {
        return FENCE.matcher(written)
                .results()
                .mapToLong(match -> match.group().split(Pattern.quote(text), -1).length - 1)
                .sum();
    }

    private static String markup(String written) {
        return MARKUP.matcher(FENCE.matcher(written).replaceAll("")).replaceAll("");
    }
}
