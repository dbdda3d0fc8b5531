package dev.meridian.app.review.cost.price;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What something costs in one region, known or not. An unknown price is neither zero nor that of another region.
 *
 * @param region the region it is paid in, or {@link RegionalPrices#GLOBAL}
 * @param name what the price table calls it, service first
 * @param price its price, where the table has one for this region
 */
public record Tariff(String region, String name, Optional<Price> price) {
    /** This tariff if its price is known, or else the other. */
    Tariff or(Supplier<Tariff> other) {
        if (price.isPresent()) {
            return this;
        }
        var found = other.get();
        return found.price().isPresent() ? found : this;
    }

    /** A tariff that is always this many times this one. */
    Tariff derived(int factor, String how) {
        return new Tariff(region, name, price.map(known -> known.derived(BigDecimal.valueOf(factor), how)));
    }
}
