package dev.meridian.app.review.report.terminal;

import dev.meridian.app.review.change.PropertyChange;
import dev.meridian.app.review.finding.Category;
import dev.meridian.app.review.finding.EnvironmentCost.Line;
import dev.meridian.app.review.finding.Place;
import dev.meridian.app.review.finding.Report;
import dev.meridian.app.review.finding.ReportedFinding;
import dev.meridian.app.review.report.Bill;
import dev.meridian.app.review.report.LineDiff;
import dev.meridian.app.review.report.Outline;
import dev.meridian.app.review.report.Values;
import dev.meridian.app.review.report.Verdict;
import dev.meridian.app.review.report.Whereabouts;
import dev.meridian.app.review.report.terminal.Page.Style;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The report for a terminal. The verdict comes last, where it is seen without scrolling. */
public final class TerminalReport {
    /** The width if the terminal's is unknown. */
    public static final int DEFAULT_WIDTH = 100;

    private static final int FEW_PLACES = 3;
    private static final int VALUES = 8;
    private static final int DIFF_LINES = 12;
    private static final int SUBJECT = 2;
    private static final int BODY = 4;

    private final Outline outline;
    private final Page page;

    private TerminalReport(Outline outline, Page page) {
        this.outline = outline;
        this.page = page;
    }

    /**
     * @param colours whether to colour it
     * @param width how many columns there are
     */
    public static String of(Report report, Colours colours, int width) {
        return new TerminalReport(Outline.of(report), new Page(width, colours)).text();
    }

    private String text() {
        outline.sections().forEach(this::section);
        folds();
        remarks();
        verdict();
        return page.text();
    }

    private void section(Category category) {
        page.words(Style.BOLD, 0, category.title());
        page.blank();
        if (category == Category.COST) {
            bill();
        }
        for (var found : outline.inFull(category)) {
            finding(found);
            page.blank();
        }
        var rest = outline.inShort(category);
        if (!rest.isEmpty()) {
            page.words(
                    Style.BOLD, SUBJECT, "and " + Verdict.counted(rest.size(), "more notable finding") + " in short");
            rest.forEach(this::item);
            page.blank();
        }
    }

    private void finding(ReportedFinding found) {
        var finding = found.finding();
        var change = finding.change();
        page.words(
                style(found),
                SUBJECT,
                BODY,
                "%s %s %s%s"
                        .formatted(
                                label(found),
                                change.type(),
                                change.logicalId(),
                                change.formerId().map(id -> " (was " + id + ")").orElse("")));
        page.words(Style.PLAIN, BODY, finding.what());
        finding.evidence().stream().limit(VALUES).forEach(this::evidence);
        if (finding.evidence().size() > VALUES) {
            page.words(
                    Style.DIM, BODY, "and " + Verdict.counted(finding.evidence().size() - VALUES, "more value"));
        }
        labelled(Style.DIM, "where", where(found.places()));
        if (!finding.cure().isEmpty()) {
            labelled(Style.PLAIN, "do", finding.cure());
        }
        approvals(found);
        labelled(Style.DIM, "rule", finding.rule().id());
    }

    private void item(ReportedFinding found) {
        var change = found.finding().change();
        page.words(
                Style.PLAIN,
                BODY,
                BODY + 2,
                "%s %s: %s%s"
                        .formatted(
                                change.type(),
                                change.logicalId(),
                                found.finding().what(),
                                found.places().size() > 1
                                        ? " (" + Verdict.counted(found.places().size(), "place") + ")"
                                        : ""));
    }

    private void evidence(PropertyChange change) {
        var replaces =
                switch (change.replacement()) {
                    case NO -> "";
                    case MAYBE -> " (may replace the resource)";
                    case YES -> " (replaces the resource)";
                };
        if (Values.isShort(change.before()) && Values.isShort(change.after())) {
            page.words(
                    Style.DIM,
                    BODY,
                    BODY + 2,
                    "%s: %s → %s%s"
                            .formatted(
                                    change.path(),
                                    Values.inline(change.before()),
                                    Values.inline(change.after()),
                                    replaces));
            return;
        }
        page.words(Style.DIM, BODY, change.path() + ":" + replaces);
        var diff = LineDiff.of(Values.lines(change.before()), Values.lines(change.after()));
        diff.stream().limit(DIFF_LINES).forEach(line -> page.cut(style(line), BODY + 2, line));
        if (diff.size() > DIFF_LINES) {
            page.words(Style.DIM, BODY + 2, "and " + Verdict.counted(diff.size() - DIFF_LINES, "more line"));
        }
    }

    private void approvals(ReportedFinding found) {
        var byReason = new LinkedHashMap<String, Integer>();
        found.places().forEach(place -> place.approval().ifPresent(reason -> byReason.merge(reason, 1, Integer::sum)));
        byReason.forEach((reason, places) -> labelled(
                Style.GREEN,
                "approved",
                places == found.places().size() ? reason : reason + " (" + Verdict.counted(places, "place") + ")"));
        if (!byReason.isEmpty() && found.isUnapprovedDanger()) {
            labelled(
                    Style.RED,
                    "not in",
                    where(found.places().stream()
                            .filter(place -> place.approval().isEmpty())
                            .toList()));
        }
    }

    private static String where(List<Place> places) {
        if (places.size() <= FEW_PLACES) {
            return places.stream().map(Place::stack).distinct().collect(Collectors.joining(", "));
        }
        return Whereabouts.of(places).stream()
                .map(whereabouts -> whereabouts.extent().isEmpty()
                        ? whereabouts.stacks().get(0)
                        : "%s of %s: %s"
                                .formatted(
                                        whereabouts.extent(),
                                        whereabouts.environment(),
                                        String.join(", ", whereabouts.stacks())))
                .collect(Collectors.joining("; "));
    }

    private void bill() {
        var costs = outline.costs();
        for (var cost : costs) {
            var kept = Bill.kept(cost)
                    .map(amount -> "; %s goes on, unwatched".formatted(amount))
                    .orElse("");
            page.words(Style.BOLD, SUBJECT, cost.environment() + ": " + Bill.total(cost) + kept);
            for (var line : cost.lines()) {
                var prices = line.asOf().isEmpty() ? "" : " (prices of " + line.asOf() + ")";
                page.words(
                        style(line),
                        BODY,
                        BODY + 2,
                        "%s  %s in %s: %s%s"
                                .formatted(
                                        Bill.difference(line), line.what(), line.region(), line.calculation(), prices));
            }
            page.blank();
        }
        if (costs.size() > 1) {
            page.words(Style.BOLD, SUBJECT, "Together: " + Bill.total(costs));
            page.blank();
        }
    }

    /** What is folded away, as how often which rule spoke. */
    private void folds() {
        for (var category : outline.folds()) {
            var counts = new TreeMap<String, Integer>();
            outline.folded(category)
                    .forEach(found -> counts.merge(
                            found.finding().rule().title() + " ("
                                    + found.finding().rule().id() + ")",
                            1,
                            Integer::sum));
            page.words(Style.BOLD, 0, category.title() + ", in short");
            counts.forEach((rule, count) -> page.words(Style.DIM, SUBJECT, BODY, count + " × " + rule));
            page.blank();
        }
    }

    private void remarks() {
        var remarks = outline.report().remarks();
        if (!remarks.isEmpty()) {
            page.words(Style.BOLD, 0, "Of the comparison itself");
            remarks.forEach(remark -> page.words(Style.PLAIN, SUBJECT, BODY, "- " + remark));
            page.blank();
        }
    }

    private void verdict() {
        var report = outline.report();
        if (!outline.isEmpty()) {
            page.words(
                    Style.DIM,
                    0,
                    "%s → %s: %s and %s compared"
                            .formatted(
                                    report.before(),
                                    report.after(),
                                    Verdict.counted(report.stacks(), "stack"),
                                    Verdict.counted(report.resources(), "resource")));
        }
        page.words(
                report.isDangerous() ? Style.BOLD_RED : Style.BOLD_GREEN,
                0,
                Verdict.of(outline).text());
    }

    private void labelled(Style style, String label, String text) {
        page.words(style, BODY, BODY + 2, label + ": " + text);
    }

    private static String label(ReportedFinding found) {
        return switch (found.finding().severity()) {
            case DANGEROUS -> found.isUnapprovedDanger() ? "DANGEROUS" : "DANGEROUS, APPROVED";
            case NOTABLE -> "NOTABLE";
            case HARMLESS -> "HARMLESS";
        };
    }

    private static Style style(ReportedFinding found) {
        return switch (found.finding().severity()) {
            case DANGEROUS -> found.isUnapprovedDanger() ? Style.BOLD_RED : Style.GREEN;
            case NOTABLE -> Style.YELLOW;
            case HARMLESS -> Style.DIM;
        };
    }

    private static Style style(Line line) {
        return switch (line.kind()) {
            case COUNTED -> Style.PLAIN;
            case USAGE -> Style.DIM;
            case UNKNOWN, KEPT -> Style.YELLOW;
        };
    }

    private static Style style(String diffLine) {
        return diffLine.startsWith("-") ? Style.RED : diffLine.startsWith("+") ? Style.GREEN : Style.DIM;
    }
}
