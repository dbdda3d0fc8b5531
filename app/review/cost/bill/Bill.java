package dev.meridian.app.review.cost.bill;

import com.fasterxml.jackson.databind.JsonNode;
import dev.meridian.app.review.cost.bill.Charge.Identity;
import dev.meridian.app.review.cost.bill.Charge.Meter;
import dev.meridian.app.review.cost.price.Tariff;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The charges of one resource as they are added up. */
public final class Bill {
    private final List<Charge> charges = new ArrayList<>();

    /** Charges a quantity that follows from the template; none costs nothing. */
    public Bill charge(String aspect, String what, Quantity quantity, Tariff tariff) {
        return charge(aspect, what, quantity, tariff, "");
    }

    /** Charges a quantity that follows from the template and the remark, which says what is assumed or left out. */
    public Bill charge(String aspect, String what, Quantity quantity, Tariff tariff, String remark) {
        if (!quantity.isNone()) {
            add(aspect, new Identity(what, quantity, tariff, Meter.TEMPLATE, ""), remark);
        }
        return this;
    }

    /**
     * Charges what depends on how much a resource is used, which a template does not say: it is never counted, only
     * mentioned where the resource comes, goes or is used at another price.
     */
    public Bill usage(String aspect, String what, Tariff tariff) {
        var used = Quantity.unknown(
                tariff.price().map(price -> "usage in " + price.unit()).orElse("usage"));
        add(aspect, new Identity(what, used, tariff, Meter.USAGE, ""), "");
        return this;
    }

    /** Names what the price table knows nothing about; these settings decide how much it costs. */
    public Bill unpriced(String aspect, String what, Tariff tariff, Setting... basis) {
        var amount = Quantity.unknown("some");
        add(aspect, new Identity(what, amount, tariff, Meter.TEMPLATE, fingerprint(basis)), "not counted");
        return this;
    }

    public List<Charge> charges() {
        return List.copyOf(charges);
    }

    /** Parts of one name, such as two disks without a device, are told apart by their order. */
    private void add(String aspect, Identity identity, String remark) {
        long namesakes = charges.stream()
                .filter(charge -> charge.aspect().split("#", 2)[0].equals(aspect))
                .count();
        charges.add(new Charge(namesakes == 0 ? aspect : aspect + "#" + namesakes, identity, remark));
    }

    private static String fingerprint(Setting... settings) {
        return Arrays.stream(settings)
                .map(Setting::node)
                .map(JsonNode::toString)
                .collect(Collectors.joining("\n"));
    }
}
