package dev.meridian.app.review.cost.price;

import java.util.Arrays;
import java.util.Optional;

/** The prices of one region. */
public final class RegionalPrices {
    /** Where services are paid that have one price in the whole world, such as Route 53. */
    public static final String GLOBAL = "global";

    static final String UNKNOWN = "unknown region";

    private final PriceList list;
    private final String region;

    RegionalPrices(PriceList list, String region) {
        this.list = list;
        this.region = region;
    }

    /** The tariff of an item. The table words some items differently in some regions: {@code others} are those wordings. */
    public Tariff of(String service, String item, String... others) {
        return Arrays.stream(others)
                .map(other -> find(service, other))
                .reduce(find(service, item), (first, next) -> first.or(() -> next));
    }

    /**
     * The tariff of RDS in two zones. Where the table lacks it, it is twice that of a single zone: so it is in all pairs that
     * the table has, within rounding.
     */
    public Tariff multiAz(String service, String item) {
        return find(service, item + " Multi-AZ")
                .or(() -> find(service, item + " Single-AZ").derived(2, "2 × Single-AZ"));
    }

    /** The same list's prices in another region. */
    public RegionalPrices in(String other) {
        return new RegionalPrices(list, other);
    }

    public RegionalPrices global() {
        return in(GLOBAL);
    }

    public String region() {
        return region;
    }

    private Tariff find(String service, String item) {
        Optional<Price> price = list.find(service, region, item);
        return new Tariff(region, service + " " + item, price);
    }
}
