package dev.meridian.app.review.report;

import dev.meridian.app.review.finding.Category;
import dev.meridian.app.review.finding.EnvironmentCost;
import dev.meridian.app.review.finding.Report;
import dev.meridian.app.review.finding.ReportedFinding;
import dev.meridian.app.review.finding.Severity;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * A report in the order in which every format shows it: by category, the dangerous first within each, then as reported.
 *
 * @param report the report
 * @param inOrder all its findings
 */
public record Outline(Report report, List<ReportedFinding> inOrder) {
    private static final int NOTABLE_IN_FULL = 12;

    private static final Comparator<ReportedFinding> ORDER = Comparator.comparing(Outline::category)
            .thenComparing(found -> found.finding().severity());

    private static final Comparator<EnvironmentCost> LARGEST_FIRST = Comparator.comparing(
                    (EnvironmentCost cost) -> cost.difference().abs(), Comparator.reverseOrder())
            .thenComparing(Bill::isUsageAlone)
            .thenComparing(EnvironmentCost::environment);

    public Outline {
        inOrder = List.copyOf(inOrder);
    }

    public static Outline of(Report report) {
        return new Outline(report, report.findings().stream().sorted(ORDER).toList());
    }

    /** What this category shows openly. */
    public List<ReportedFinding> open(Category category) {
        return inOrder.stream()
                .filter(found -> category(found) == category && isOpen(found))
                .toList();
    }

    /** What of it is told in full: all that is dangerous, and the first of the rest. */
    public List<ReportedFinding> inFull(Category category) {
        var open = open(category);
        return open.subList(0, Math.min(open.size(), full(open)));
    }

    /** What of it is told in a line each, because there is so much. */
    public List<ReportedFinding> inShort(Category category) {
        var open = open(category);
        return open.subList(Math.min(open.size(), full(open)), open.size());
    }

    private static int full(List<ReportedFinding> open) {
        return NOTABLE_IN_FULL + Tally.of(open).dangerous();
    }

    /** What this category folds away. */
    public List<ReportedFinding> folded(Category category) {
        return inOrder.stream()
                .filter(found -> category(found) == category && !isOpen(found))
                .toList();
    }

    /** What it costs, the largest difference first; those that differ in usage alone last. */
    public List<EnvironmentCost> costs() {
        return report.costs().stream().sorted(LARGEST_FIRST).toList();
    }

    /** The categories that have a section of their own. */
    public List<Category> sections() {
        return Arrays.stream(Category.values())
                .filter(category -> !open(category).isEmpty()
                        || category == Category.COST && !report.costs().isEmpty())
                .toList();
    }

    /** The categories that fold something away. */
    public List<Category> folds() {
        return Arrays.stream(Category.values())
                .filter(category -> !folded(category).isEmpty())
                .toList();
    }

    public Tally tally() {
        return Tally.of(inOrder);
    }

    public boolean isEmpty() {
        return inOrder.isEmpty() && report.costs().isEmpty();
    }

    private static Category category(ReportedFinding found) {
        return found.finding().rule().category();
    }

    /** Danger is never folded away, whatever it is about. */
    private static boolean isOpen(ReportedFinding found) {
        var isAside = category(found) == Category.OTHER || category(found) == Category.CHURN;
        return switch (found.finding().severity()) {
            case DANGEROUS -> true;
            case NOTABLE -> !isAside;
            case HARMLESS -> false;
        };
    }

    /**
     * How many findings there are.
     *
     * @param unapproved the dangerous ones that are not approved wherever they apply
     * @param approved the dangerous ones that are
     */
    public record Tally(int unapproved, int approved, int notable, int harmless) {
        public static Tally of(List<ReportedFinding> findings) {
            var unapproved = (int) findings.stream()
                    .filter(ReportedFinding::isUnapprovedDanger)
                    .count();
            return new Tally(
                    unapproved,
                    count(findings, Severity.DANGEROUS) - unapproved,
                    count(findings, Severity.NOTABLE),
                    count(findings, Severity.HARMLESS));
        }

        public int dangerous() {
            return unapproved + approved;
        }

        private static int count(List<ReportedFinding> findings, Severity severity) {
            return (int) findings.stream()
                    .filter(found -> found.finding().severity() == severity)
                    .count();
        }
    }
}
