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
import dev.meridian.app.review.report.markdown.Block.Room;
import dev.meridian.app.review.report.markdown.Block.Turn;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;

/**
 * The report as a comment on a pull request. Nobody reads more than about 30,000 characters, and a comment holds 65,536; what
 * does not fit is left out with a statement of how much it is. What is dangerous may fill the comment; what is to know of the
 * comparison itself and the table of costs come before everything else.
 */
public final class MarkdownReport {
    /** The first line, by which a workflow finds its own comment among others. */
    public static final String MARKER = "<!-- meridian-review -->";

    /** GitHub refuses a longer comment. */
    static final int LIMIT = 65_536;

    /** What is not dangerous takes no more than this. */
    static final int READABLE = 30_000;

    private static final int NAME = 120;
    private static final int REMARK = 2_000;
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
        remarks();
        outline.sections().forEach(this::section);
        outline.folds().forEach(this::fold);
        var head = head();
        fill(head.length() + sections.stream().mapToInt(Section::leastLength).sum());
        var result = new StringBuilder(head);
        sections.forEach(section -> result.append(section.text()));
        return result.toString();
    }

    private void fill(int used) {
        var taken = used;
        offers.sort(Comparator.comparing(Offer::turn));
        for (var offer : offers) {
            var room = limit(offer.turn().room()) - taken;
            if (room >= LEAST) {
                taken += room - offer.takeWithin(room);
            }
        }
    }

    private static int limit(Room room) {
        return switch (room) {
            case HALF_THE_COMMENT -> LIMIT / 2;
            case OF_THE_COMMENT -> LIMIT;
            case OF_A_READER -> READABLE;
        };
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
        var costs = outline.costs();
        var kept = Bill.kept(costs)
                .map(amount -> "; %s goes on, unwatched".formatted(amount))
                .orElse("");
        var bill = costs.isEmpty()
                ? ""
                : "\nCost: **%s**, in %s%s.\n"
                        .formatted(Bill.total(costs), Verdict.counted(costs.size(), "environment"), kept);
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
        for (var found : outline.inFull(category)) {
            blocks.add(finding(found));
        }
        if (!blocks.isEmpty()) {
            var hasHeading = category == Category.COST && !outline.costs().isEmpty();
            sections.add(Section.ofFindings(hasHeading ? "" : heading(category), blocks, ""));
        }
        var rest = outline.inShort(category);
        if (!rest.isEmpty()) {
            sections.add(folded(
                    "and %s in short".formatted(Verdict.counted(rest.size(), "more notable finding")),
                    rest,
                    Turn.NOTABLE_IN_SHORT));
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
        var costs = outline.costs();
        if (costs.isEmpty()) {
            return;
        }
        var listed = costs.stream().filter(cost -> !Bill.isUsageAlone(cost)).toList();
        var used = costs.stream().filter(Bill::isUsageAlone).toList();
        sections.add(Section.of(
                "environment",
                heading(Category.COST) + BillText.head(listed),
                listed.stream()
                        .map(cost -> block(Turn.BILL, Severity.NOTABLE, () -> BillText.row(cost)))
                        .toList(),
                "\n"));
        if (!used.isEmpty()) {
            sections.add(Section.of(
                    "environment",
                    "",
                    used.stream()
                            .map(cost -> block(Turn.BILL, Severity.NOTABLE, () -> BillText.sentence(cost)))
                            .toList(),
                    "\n"));
        }
        if (!listed.isEmpty()) {
            sections.add(Section.of(
                    "calculation",
                    "",
                    listed.stream()
                            .map(cost -> block(
                                    Turn.CALCULATION,
                                    Severity.HARMLESS,
                                    () -> BillText.calculations(cost, CALCULATIONS)))
                            .toList(),
                    "\n"));
        }
    }

    private Block block(Turn turn, Severity severity, Supplier<String> text) {
        var block = new Block(severity);
        offers.add(block.offer(turn, text));
        return block;
    }

    private void remarks() {
        if (outline.report().remarks().isEmpty()) {
            return;
        }
        sections.add(Section.of(
                "remark",
                "### Of the comparison itself\n\n",
                outline.report().remarks().stream()
                        .map(remark ->
                                block(Turn.REMARK, Severity.NOTABLE, () -> "- " + opening(remark, REMARK) + "\n"))
                        .toList(),
                "\n"));
    }

    private void fold(Category category) {
        var found = outline.folded(category);
        sections.add(folded(
                "%s: %s"
                        .formatted(
                                isAside(category) ? category.title() : category.title() + ", harmless",
                                Verdict.counted(found.size(), "finding")),
                found,
                Turn.FOLDED));
    }

    private Section folded(String summary, List<ReportedFinding> findings, Turn turn) {
        return Section.ofFindings(
                "<details><summary>%s</summary>\n\n".formatted(summary),
                findings.stream()
                        .map(found -> block(turn, found.finding().severity(), () -> new FindingText(found).item()))
                        .toList(),
                "\n</details>\n\n");
    }

    private static boolean isAside(Category category) {
        return category == Category.OTHER || category == Category.CHURN;
    }
}
