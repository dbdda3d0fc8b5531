package dev.meridian.app.review.report.markdown;

import static dev.meridian.app.review.report.markdown.MarkdownText.code;
import static dev.meridian.app.review.report.markdown.MarkdownText.prose;

import dev.meridian.app.review.finding.EnvironmentCost;
import dev.meridian.app.review.finding.EnvironmentCost.Line;
import dev.meridian.app.review.finding.EnvironmentCost.Line.Kind;
import dev.meridian.app.review.report.Bill;
import dev.meridian.app.review.report.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What a change costs, as tables. */
final class BillText {
    private static final int NAME = 160;
    private static final int TEXT = 300;
    private static final int USAGE = 600;
    private static final int NAMED = 5;

    private BillText() {}

    /** @param costs what the table has a row for */
    static String head(List<EnvironmentCost> costs) {
        if (costs.isEmpty()) {
            return "";
        }
        var head = "| Environment | Difference | Prices of | Not in it |\n| --- | ---: | --- | --- |\n";
        return costs.size() > 1 ? head + "| **Together** | **%s** | | |\n".formatted(Bill.total(costs)) : head;
    }

    static String row(EnvironmentCost cost) {
        return "| %s | %s | %s | %s |\n"
                .formatted(
                        code(cost.environment(), NAME),
                        Bill.total(cost),
                        Bill.pricesOf(cost).map(date -> prose(date, NAME)).orElse(""),
                        leftOut(cost));
    }

    /** An environment where nothing but usage changes, in a sentence. */
    static String sentence(EnvironmentCost cost) {
        return "- %s: no figure, because all that changes depends on usage: %s.\n"
                .formatted(
                        code(cost.environment(), NAME),
                        cost.lines().stream()
                                .map(line -> "in %s %s"
                                        .formatted(prose(line.region(), NAME), prose(line.calculation(), USAGE)))
                                .collect(Collectors.joining("; ")));
    }

    static String calculations(EnvironmentCost cost, int most) {
        var rest = cost.lines().size() > most
                ? "\nand %s, which the JSON report has\n"
                        .formatted(Verdict.counted(cost.lines().size() - most, "more line"))
                : "";
        return """

                <details><summary>How it comes about for %s: %s</summary>

                | Region | What | Calculation | A month | Prices of |
                | --- | --- | --- | ---: | --- |
                %s%s
                </details>
                """.formatted(
                        code(cost.environment(), NAME),
                        Bill.total(cost),
                        cost.lines().stream().limit(most).map(BillText::line).collect(Collectors.joining()),
                        rest);
    }

    private static String line(Line line) {
        return "| %s | %s | %s | %s | %s |\n"
                .formatted(
                        code(line.region(), NAME),
                        prose(line.what(), TEXT),
                        prose(line.calculation(), line.kind() == Kind.USAGE ? USAGE : TEXT),
                        Bill.difference(line),
                        prose(line.asOf(), NAME));
    }

    private static String leftOut(EnvironmentCost cost) {
        var parts = new ArrayList<String>();
        Bill.kept(cost).ifPresent(kept -> parts.add("goes on costing %s, unwatched".formatted(kept)));
        var unknown = Bill.of(Kind.UNKNOWN, cost);
        if (!unknown.isEmpty()) {
            parts.add("price or count unknown: " + named(unknown));
        }
        if (cost.has(Kind.USAGE)) {
            parts.add("what depends on usage");
        }
        return String.join("; ", parts);
    }

    private static String named(List<Line> lines) {
        var names = lines.stream()
                .limit(NAMED)
                .map(line -> prose(line.what() + " in " + line.region(), NAME))
                .collect(Collectors.joining(", "));
        return lines.size() > NAMED ? "%s and %d more".formatted(names, lines.size() - NAMED) : names;
    }
}
