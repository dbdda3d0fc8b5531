package dev.meridian.app.review.cost.bill;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * How much of something is used in a month.
 *
 * @param known how much; empty where only a deployment or the months to come will tell
 * @param text how it comes about, such as {@code 3 × 730 h}
 */
public record Quantity(Optional<BigDecimal> known, String text) {
    public Quantity {
        known = known.map(BigDecimal::stripTrailingZeros).map(exact -> exact.setScale(Math.max(0, exact.scale())));
    }

    /** The hours of a month, as AWS counts them in its price examples. */
    public static final int HOURS_PER_MONTH = 730;

    public static final Quantity ONE = of(BigDecimal.ONE);

    public static Quantity of(long known) {
        return of(BigDecimal.valueOf(known));
    }

    public static Quantity of(BigDecimal known) {
        var exact = known.stripTrailingZeros();
        return new Quantity(Optional.of(exact), exact.toPlainString());
    }

    /** A quantity nobody knows before the deployment; {@code text} is what the template says of it. */
    public static Quantity unknown(String text) {
        return new Quantity(Optional.empty(), text);
    }

    /** So many of them for a whole month. */
    public Quantity hours() {
        return times(of(HOURS_PER_MONTH).in("h"));
    }

    /** The same quantity with a unit. */
    public Quantity in(String unit) {
        return new Quantity(known, text + " " + unit);
    }

    /** The same quantity of things that are counted, such as {@code 1 rule} and {@code 2 rules}. */
    public Quantity counted(String thing) {
        return in(equals(ONE) ? thing : thing + "s");
    }

    public Quantity times(Quantity other) {
        return new Quantity(known.flatMap(mine -> other.known().map(mine::multiply)), text + " × " + other.text());
    }

    public Quantity plus(Quantity other) {
        return known.isPresent() && other.known().isPresent()
                ? of(known.get().add(other.known().get()))
                : unknown(text + " + " + other.text());
    }

    /** What exceeds this many; nothing if it does not. */
    public Quantity above(long free) {
        return known.map(mine -> of(mine.subtract(BigDecimal.valueOf(free)).max(BigDecimal.ZERO)))
                .orElseGet(() -> unknown("%s - %d".formatted(text, free)));
    }

    public boolean isNone() {
        return known.filter(mine -> mine.signum() == 0).isPresent();
    }

    public boolean isAtLeast(long limit) {
        return known.filter(mine -> mine.compareTo(BigDecimal.valueOf(limit)) >= 0)
                .isPresent();
    }
}
