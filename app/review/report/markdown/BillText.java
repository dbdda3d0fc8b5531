package dev.meridian.app.review.report.markdown;

import static dev.meridian.app.review.report.markdown.MarkdownText.code;
import static dev.meridian.app.review.report.markdown.MarkdownText.prose;

import dev.meridian.app.review.finding.EnvironmentCost;
import dev.meridian.app.review.finding.EnvironmentCost.Line;
import dev.meridian.app.review.report.Bill;
import dev.meridian.app.review.report.Verdict;
import java.util.List;
import java.util.stream.Collectors;

/** What a change costs, as tables. */
final class BillText {
    private static final int NAME = 160;
    private static final int TEXT = 300;
    private static final int NAMED = 5;

    private BillText() {}

    static String head(List<EnvironmentCost> costs) {
        var head =
                "| Environment | Difference | Prices of | Not in it, because its price is unknown |\n| --- | ---: | --- | --- |\n";
        return costs.size() > 1 ? head + "| **Together** | **%s** | | |\n".formatted(Bill.total(costs)) : head;
    }

    static String row(EnvironmentCost cost) {
        return "| %s | %s | %s | %s |\n"
                .formatted(
                        code(cost.environment(), NAME),
                        Bill.total(cost),
                        Bill.pricesOf(cost).map(date -> prose(date, NAME)).orElse(""),
                        unknown(Bill.unknown(cost)));
    }

    static String calculations(EnvironmentCost cost, int most) {
        var rest = cost.lines().size() > most
                ? "\nand %s, which the JSON report has\n"
                        .formatted(Verdict.counted(cost.lines().size() - most, "more line"))
                : "";
        return """

                <details><summary>How %s comes about for %s</summary>

                | Region | What | Calculation | A month | Prices of |
                | --- | --- | --- | ---: | --- |
                %s%s
                </details>
                """.formatted(
                        Bill.signed(cost.difference()),
                        code(cost.environment(), NAME),
                        cost.lines().stream().limit(most).map(BillText::line).collect(Collectors.joining()),
                        rest);
    }

    private static String line(Line line) {
        return "| %s | %s | %s | %s | %s |\n"
                .formatted(
                        code(line.region(), NAME),
                        prose(line.what(), TEXT),
                        prose(line.calculation(), TEXT),
                        Bill.difference(line),
                        prose(line.asOf(), NAME));
    }

    private static String unknown(List<Line> lines) {
        var names = lines.stream()
                .limit(NAMED)
                .map(line -> prose(line.what() + " in " + line.region(), NAME))
                .collect(Collectors.joining(", "));
        return lines.size() > NAMED ? "%s and %d more".formatted(names, lines.size() - NAMED) : names;
    }
}
