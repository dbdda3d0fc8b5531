package dev.meridian.app.review.report;

import dev.meridian.app.review.finding.EnvironmentCost;
import dev.meridian.app.review.finding.EnvironmentCost.Line;
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
        return monthly(cost.difference(), cost.isIncomplete());
    }

    /** The difference of all environments together. */
    public static String total(List<EnvironmentCost> costs) {
        var sum = costs.stream().map(EnvironmentCost::difference).reduce(BigDecimal.ZERO, BigDecimal::add);
        return monthly(sum, costs.stream().anyMatch(EnvironmentCost::isIncomplete));
    }

    private static String monthly(BigDecimal dollars, boolean isIncomplete) {
        return signed(dollars) + " a month" + (isIncomplete ? ", incomplete" : "");
    }

    public static String difference(Line line) {
        return line.difference().map(Bill::signed).orElse("unknown");
    }

    /** What is not in the sum. */
    public static List<Line> unknown(EnvironmentCost cost) {
        return cost.lines().stream().filter(line -> line.difference().isEmpty()).toList();
    }

    /** The date of the oldest price. */
    public static Optional<String> pricesOf(EnvironmentCost cost) {
        return cost.lines().stream()
                .map(Line::asOf)
                .filter(date -> !date.isEmpty())
                .min(String::compareTo);
    }
}
