package dev.meridian.app.review.report;

import dev.meridian.app.review.finding.EnvironmentCost;
import dev.meridian.app.review.finding.EnvironmentCost.Line;
import dev.meridian.app.review.finding.EnvironmentCost.Line.Kind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The words in which costs are told. An unknown price is named and never passes for zero. */
public final class Bill {
    private Bill() {}

    /** Such as {@code +1,234.50 USD}. */
    public static String signed(BigDecimal dollars) {
        var rounded = dollars.setScale(2, RoundingMode.HALF_UP);
        return rounded.signum() == 0 ? "0.00 USD" : String.format(Locale.ROOT, "%+,.2f USD", rounded);
    }

    /** The difference of an environment, such as {@code +1,234.50 USD a month, incomplete}. */
    public static String total(EnvironmentCost cost) {
        return total(List.of(cost));
    }

    /** The difference of all environments together. No figure where nothing is counted, because that would pass for zero. */
    public static String total(List<EnvironmentCost> costs) {
        boolean isIncomplete = costs.stream().anyMatch(EnvironmentCost::isIncomplete);
        if (costs.stream().noneMatch(cost -> cost.has(Kind.COUNTED))) {
            return isIncomplete
                    ? "unknown"
                    : costs.stream().anyMatch(cost -> cost.has(Kind.KEPT)) ? "nothing saved" : "depends on usage";
        }
        var sum = costs.stream().map(EnvironmentCost::difference).reduce(BigDecimal.ZERO, BigDecimal::add);
        return signed(sum) + " a month" + (isIncomplete ? ", incomplete" : "");
    }

    /** What a line adds to the sum, or why it adds nothing. */
    public static String difference(Line line) {
        return switch (line.kind()) {
            case COUNTED -> line.difference().map(Bill::signed).orElse("unknown");
            case UNKNOWN -> "unknown";
            case USAGE -> "not counted";
            case KEPT -> "not saved";
        };
    }

    public static List<Line> of(Kind kind, EnvironmentCost cost) {
        return cost.lines().stream().filter(line -> line.kind() == kind).toList();
    }

    /** What goes on costing, such as {@code 1,234.50 USD a month}; empty if nothing does. */
    public static Optional<String> kept(EnvironmentCost cost) {
        return kept(List.of(cost));
    }

    /** The same of all environments together. */
    public static Optional<String> kept(List<EnvironmentCost> costs) {
        var kept = costs.stream().flatMap(cost -> of(Kind.KEPT, cost).stream()).toList();
        if (kept.isEmpty()) {
            return Optional.empty();
        }
        var sum = kept.stream().flatMap(line -> line.amount().stream()).reduce(BigDecimal.ZERO, BigDecimal::add);
        boolean isKnown = kept.stream().allMatch(line -> line.amount().isPresent());
        return Optional.of(
                sum.signum() == 0
                        ? "an unknown amount"
                        : String.format(Locale.ROOT, "%,.2f USD a month%s", sum, isKnown ? "" : " and more"));
    }

    /** Whether it has anything but usage to tell, which takes a sentence and no table. */
    public static boolean isUsageAlone(EnvironmentCost cost) {
        return cost.lines().stream().allMatch(line -> line.kind() == Kind.USAGE);
    }

    /** The date of the oldest price. */
    public static Optional<String> pricesOf(EnvironmentCost cost) {
        return cost.lines().stream()
                .map(Line::asOf)
                .filter(date -> !date.isEmpty())
                .min(String::compareTo);
    }
}
