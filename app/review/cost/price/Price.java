package dev.meridian.app.review.cost.price;

import java.math.BigDecimal;

/**
 * A price of a unit.
 *
 * @param usd US dollars a unit
 * @param unit the unit, such as {@code instance-hour}
 * @param asOf the date of its source, such as {@code 2025-06-28}
 * @param derivation how it follows from another price of the same region; empty if it stands in the table
 */
public record Price(BigDecimal usd, String unit, String asOf, String derivation) {
    /** The price of as many units; {@code how} says why it follows. */
    Price derived(BigDecimal factor, String how) {
        return new Price(usd.multiply(factor), unit, asOf, "derived: %s of %s".formatted(how, usd.toPlainString()));
    }

    @Override
    public String toString() {
        return derivation.isEmpty() ? usd.toPlainString() : "%s (%s)".formatted(usd.toPlainString(), derivation);
    }
}
