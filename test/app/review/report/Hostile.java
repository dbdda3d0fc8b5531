package dev.meridian.app.review.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.meridian.app.review.change.PropertyChange;
import dev.meridian.app.review.change.Replacement;
import dev.meridian.app.review.change.ResourceChange;
import dev.meridian.app.review.change.StackPair;
import dev.meridian.app.review.finding.EnvironmentCost;
import dev.meridian.app.review.finding.EnvironmentCost.Line.Kind;
import dev.meridian.app.review.finding.Finding;
import dev.meridian.app.review.finding.Place;
import dev.meridian.app.review.finding.Report;
import dev.meridian.app.review.finding.ReportedFinding;
import dev.meridian.app.review.finding.Severity;
import dev.meridian.app.review.report.Reports.SampleRule;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Texts that try to be more than a text, and reports that hold one wherever a template's text can be. */
final class Hostile {
    private static final List<String> FRAGMENTS = List.of(
            "|",
            "`",
            "```",
            "<!-- meridian-review -->",
            "-->",
            "</details>",
            "<details>",
            "</code>",
            "<b>",
            "&lt;",
            "\\",
            "*",
            "**",
            "_",
            "[x](https://example.org)",
            "![",
            "@everyone",
            "#1",
            "GH-1",
            "www.example.org",
            "\n",
            "\r\n",
            "\n\n## ",
            "\n---\n",
            "- ",
            "$",
            "~~",
            "\u001b[2J",
            "\u009b1m",
            "\u202e",
            "\u2066",
            "\u200b",
            "\u0000",
            "\ud83d",
            "🙂",
            "\"",
            "{0}",
            "{",
            "'",
            "%s",
            "${x}",
            "../",
            "://",
            "\u2028",
            "é");

    private Hostile() {}

    static Arbitrary<String> texts() {
        return Arbitraries.oneOf(shortTexts(), Arbitraries.of(FRAGMENTS).map(part -> part.repeat(400)));
    }

    static Arbitrary<String> shortTexts() {
        return Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(40),
                Arbitraries.of(FRAGMENTS).list().ofMaxSize(4).map(parts -> String.join("", parts)));
    }

    /** One finding of each rule, with this text everywhere: so few that a comment has room for all. */
    static Report brief(String text) {
        var severities = Severity.values();
        return report(
                text,
                List.of(SampleRule.values()).stream()
                        .map(rule -> found(rule, severities[rule.ordinal() % severities.length], text))
                        .toList());
    }

    /** One finding of each rule and severity, with this text everywhere. */
    static Report report(String text, int repeated) {
        var findings = IntStream.range(0, repeated)
                .boxed()
                .flatMap(number -> List.of(SampleRule.values()).stream())
                .flatMap(rule -> List.of(Severity.values()).stream().map(severity -> found(rule, severity, text)))
                .toList();
        return report(text, findings);
    }

    private static Report report(String text, List<ReportedFinding> findings) {
        var line = new EnvironmentCost.Line(text, text, text, Kind.COUNTED, Optional.of(BigDecimal.ONE), text);
        var unknown = new EnvironmentCost.Line(text, text, text, Kind.UNKNOWN, Optional.empty(), "");
        var usage = new EnvironmentCost.Line(text, text, text, Kind.USAGE, Optional.empty(), "");
        var kept = new EnvironmentCost.Line(text, text, text, Kind.KEPT, Optional.of(BigDecimal.ONE), text);
        return new Report(
                text,
                text,
                1,
                1,
                findings,
                List.of(
                        new EnvironmentCost(text, BigDecimal.ONE, List.of(line, unknown, usage, kept)),
                        new EnvironmentCost(text, BigDecimal.ZERO, List.of(usage))),
                List.of(text, text));
    }

    private static ReportedFinding found(SampleRule rule, Severity severity, String text) {
        JsonNode value = TextNode.valueOf(text);
        var change = new ResourceChange(
                new StackPair(text, Optional.empty(), Optional.empty()),
                text,
                Optional.of(text),
                text,
                ResourceChange.Kind.RENAMED,
                Reports.absent(),
                Reports.absent(),
                Replacement.YES,
                List.of());
        return new ReportedFinding(
                new Finding(
                        rule,
                        severity,
                        change,
                        text,
                        text,
                        List.of(
                                new PropertyChange(text, value, Reports.absent(), Replacement.MAYBE),
                                new PropertyChange(text, Reports.absent(), value, Replacement.NO))),
                List.of(new Place(text, text, text, Optional.of(text)), new Place(text, text, text, Optional.empty())));
    }
}
