package dev.meridian.app.review.report.markdown;

import static dev.meridian.app.review.report.markdown.MarkdownText.code;
import static dev.meridian.app.review.report.markdown.MarkdownText.opening;

import dev.meridian.app.review.finding.Category;
import dev.meridian.app.review.finding.Report;
import dev.meridian.app.review.finding.ReportedFinding;
import dev.meridian.app.review.finding.Severity;
import dev.meridian.app.review.report.Bill;
import dev.meridian.app.review.report.Outline;
import dev.meridian.app.review.report.Outline.Tally;
import dev.meridian.app.review.report.Verdict;
import dev.meridian.app.review.report.markdown.Block.Offer;
import dev.meridian.app.review.report.markdown.Block.Turn;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The report as a comment on a pull request. A comment holds 65,536 characters; what does not fit is left out with a statement
 * of how much it is, the dangerous last.
 */
public final class MarkdownReport {
    /** The first line, by which a workflow finds its own comment among others. */
    public static final String MARKER = "<!-- meridian-review -->";

    /** GitHub refuses a longer comment. */
    static final int LIMIT = 65_536;

    private static final int NAME = 120;
    private static final int REMARK = 400;
    private static final int CALCULATIONS = 60;
    /** With less room than this, nothing that is worth reading fits. */
    private static final int LEAST = 60;

    private final Outline outline;
    private final List<Section> sections = new ArrayList<>();
    private final List<Offer> offers = new ArrayList<>();

    private MarkdownReport(Outline outline) {
        this.outline = outline;
    }

    public static String of(Report report) {
        return new MarkdownReport(Outline.of(report)).text();
    }

    private String text() {
        outline.sections().forEach(this::section);
        remarks();
        outline.folds().forEach(this::fold);
        var head = head();
        fill(LIMIT
                - head.length()
                - sections.stream().mapToInt(Section::leastLength).sum());
        var result = new StringBuilder(head);
        sections.forEach(section -> result.append(section.text()));
        return result.toString();
    }

    private void fill(int available) {
        var room = available;
        offers.sort(Comparator.comparing(Offer::turn));
        for (var offer : offers) {
            if (room < LEAST) {
                return;
            }
            room = offer.takeWithin(room);
        }
    }

    private String head() {
        var report = outline.report();
        var verdict = Verdict.of(outline);
        var head = "%s\n## Review of the infrastructure\n\n%s **%s** %s"
                .formatted(MARKER, sign(), verdict.sentence(), verdict.besides())
                .stripTrailing();
        return outline.isEmpty()
                ? head + "\n\n"
                : "%s\n\n%s → %s: %s and %s compared.\n\n%s"
                        .formatted(
                                head,
                                code(report.before(), NAME),
                                code(report.after(), NAME),
                                Verdict.counted(report.stacks(), "stack"),
                                Verdict.counted(report.resources(), "resource"),
                                table());
    }

    private String sign() {
        return outline.report().isDangerous() ? "🔴" : outline.tally().notable() > 0 ? "🟡" : "🟢";
    }

    private String table() {
        var result = new StringBuilder("| | Dangerous | Approved | Notable | Harmless |\n");
        result.append("| --- | ---: | ---: | ---: | ---: |\n");
        for (var category : Category.values()) {
            var all = new ArrayList<>(outline.open(category));
            all.addAll(outline.folded(category));
            if (!all.isEmpty()) {
                var tally = Tally.of(all);
                result.append("| %s | %s | %s | %s | %s |\n"
                        .formatted(
                                category.title(),
                                cell(tally.unapproved()),
                                cell(tally.approved()),
                                cell(tally.notable()),
                                cell(tally.harmless())));
            }
        }
        var costs = outline.report().costs();
        var bill = costs.isEmpty()
                ? ""
                : "\nCost: **%s**, in %s.\n".formatted(Bill.total(costs), Verdict.counted(costs.size(), "environment"));
        return outline.inOrder().isEmpty() ? bill.stripLeading() + "\n" : result + bill + "\n";
    }

    private static String cell(int count) {
        return count == 0 ? "" : Integer.toString(count);
    }

    private void section(Category category) {
        var blocks = new ArrayList<Block>();
        if (category == Category.COST) {
            bill();
        }
        for (var found : outline.open(category)) {
            blocks.add(finding(found));
        }
        if (!blocks.isEmpty()) {
            var hasHeading =
                    category == Category.COST && !outline.report().costs().isEmpty();
            sections.add(Section.ofFindings(hasHeading ? "" : heading(category), blocks, ""));
        }
    }

    private static String heading(Category category) {
        return "### " + category.title() + "\n\n";
    }

    private Block finding(ReportedFinding found) {
        var text = new FindingText(found);
        var block = new Block(found.finding().severity());
        var isDanger = found.finding().severity() == Severity.DANGEROUS;
        var first =
                found.isUnapprovedDanger() ? Turn.UNAPPROVED_DANGER : isDanger ? Turn.APPROVED_DANGER : Turn.NOTABLE;
        offers.add(block.offer(first, text::brief));
        offers.add(block.offer(isDanger ? Turn.DANGER_IN_FULL : Turn.NOTABLE_IN_FULL, text::full));
        if (text.hasLongValues()) {
            offers.add(block.offer(isDanger ? Turn.DANGER_WITH_VALUES : Turn.NOTABLE_WITH_VALUES, text::withValues));
        }
        return block;
    }

    private void bill() {
        var costs = outline.report().costs();
        if (costs.isEmpty()) {
            return;
        }
        var rows = new ArrayList<Block>();
        var calculations = new ArrayList<Block>();
        for (var cost : costs) {
            var row = new Block(Severity.NOTABLE);
            offers.add(row.offer(Turn.BILL, () -> BillText.row(cost)));
            rows.add(row);
            var calculation = new Block(Severity.HARMLESS);
            offers.add(calculation.offer(Turn.CALCULATION, () -> BillText.calculations(cost, CALCULATIONS)));
            calculations.add(calculation);
        }
        sections.add(Section.of("environment", heading(Category.COST) + BillText.head(costs), rows, "\n"));
        sections.add(Section.of("calculation", "", calculations, "\n"));
    }

    private void remarks() {
        if (outline.report().remarks().isEmpty()) {
            return;
        }
        var blocks = new ArrayList<Block>();
        for (var remark : outline.report().remarks()) {
            var block = new Block(Severity.NOTABLE);
            offers.add(block.offer(Turn.REMARK, () -> "- " + opening(remark, REMARK) + "\n"));
            blocks.add(block);
        }
        sections.add(Section.of("remark", "### Of the comparison itself\n\n", blocks, "\n"));
    }

    private void fold(Category category) {
        var blocks = new ArrayList<Block>();
        for (var found : outline.folded(category)) {
            var block = new Block(found.finding().severity());
            offers.add(block.offer(Turn.FOLDED, () -> new FindingText(found).item()));
            blocks.add(block);
        }
        sections.add(Section.ofFindings(
                "<details><summary>%s: %s</summary>\n\n"
                        .formatted(
                                isAside(category) ? category.title() : category.title() + ", harmless",
                                Verdict.counted(blocks.size(), "finding")),
                blocks,
                "\n</details>\n\n"));
    }

    private static boolean isAside(Category category) {
        return category == Category.OTHER || category == Category.CHURN;
    }
}
