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
     * @param basis the settings that decide about a usage that nobody knows; empty where the quantity is from the template
     */
    public record Identity(String what, Quantity quantity, Tariff tariff, String basis) {
        /** What a reader sees of it: usage that differs in its settings alone reads the same. */
        public Identity shown() {
            return new Identity(what, quantity, tariff, "");
        }
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
