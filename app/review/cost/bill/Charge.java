package dev.meridian.app.review.cost.bill;

import dev.meridian.app.review.cost.price.Price;
import dev.meridian.app.review.cost.price.Tariff;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * Something a resource is billed for each month.
 *
 * @param aspect which part of the resource it is, by which the two sides of a comparison are matched
 * @param identity what two charges have in common that cost the same
 * @param remark what the calculation assumes or leaves out; empty if nothing
 */
public record Charge(String aspect, Identity identity, String remark) {
    /**
     * @param what what is paid for
     * @param quantity how much of it in a month
     * @param tariff what a unit costs
     * @param meter where the quantity is from
     * @param basis the settings that decide about what has no price; empty where it has one
     */
    public record Identity(String what, Quantity quantity, Tariff tariff, Meter meter, String basis) {
        /** What a reader sees of it: what differs in its settings alone reads the same. */
        public Identity shown() {
            return new Identity(what, quantity, tariff, meter, "");
        }
    }

    /** Where a quantity is from. */
    public enum Meter {
        TEMPLATE,
        /** Nobody knows before it is used. */
        USAGE
    }

    public boolean isByUsage() {
        return identity.meter() == Meter.USAGE;
    }

    /** US dollars a month; empty if the price or the quantity is unknown. */
    public Optional<BigDecimal> monthly() {
        return quantity().known().flatMap(units -> tariff().price()
                .map(price -> price.usd().multiply(units)));
    }

    /** How the amount comes about, or why there is none. */
    public String calculation() {
        return "%s × %s"
                .formatted(
                        quantity().text(),
                        tariff().price().map(Price::toString).orElseGet(() -> "unknown price of " + tariff().name()));
    }

    /** The same charge with one more remark. */
    public Charge remarked(String more) {
        return new Charge(aspect, identity, remark.isEmpty() ? more : remark + "; " + more);
    }

    public String what() {
        return identity.what();
    }

    public Quantity quantity() {
        return identity.quantity();
    }

    public Tariff tariff() {
        return identity.tariff();
    }
}
