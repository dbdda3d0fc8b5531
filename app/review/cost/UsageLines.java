package dev.meridian.app.review.cost;

import dev.meridian.app.review.cost.bill.Charge;
import dev.meridian.app.review.cost.price.Price;
import dev.meridian.app.review.finding.EnvironmentCost.Line;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What is paid by usage, in one line for each region: no template tells how much it is, only at which price. */
final class UsageLines {
    private static final String WHAT = "What depends on usage";

    private final Map<String, Map<Fate, List<String>>> regions = new TreeMap<>();
    private final Map<String, String> oldest = new TreeMap<>();

    /** What happens to what is used. */
    enum Fate {
        NEW("new"),
        GONE("gone"),
        CHANGED("at another price"),
        KEPT("kept, unwatched");

        private final String word;

        Fate(String word) {
            this.word = word;
        }
    }

    /** So many of them, at one price. */
    void add(Fate fate, Charge charge, int count) {
        add(
                fate,
                charge,
                "%s (%s)"
                        .formatted(
                                count == 1 ? charge.what() : "%d × %s".formatted(count, charge.what()), price(charge)));
    }

    /** A change of price; nothing where the price is the same, whatever is set otherwise. */
    void change(Charge before, Charge after, int count) {
        if (before.tariff().price().isPresent()
                && before.tariff().price().equals(after.tariff().price())) {
            return;
        }
        var times = count == 1 ? "" : "%d × ".formatted(count);
        add(
                Fate.CHANGED,
                after,
                before.what().equals(after.what())
                        ? "%s%s (%s → %s)".formatted(times, after.what(), price(before), price(after))
                        : "%s%s (%s) → %s (%s)"
                                .formatted(times, before.what(), price(before), after.what(), price(after)));
    }

    List<Line> lines() {
        return regions.entrySet().stream()
                .map(region -> new Line(
                        region.getKey(),
                        WHAT,
                        region.getValue().entrySet().stream()
                                .map(fate -> "%s: %s".formatted(fate.getKey().word, String.join(", ", fate.getValue())))
                                .collect(Collectors.joining("; ")),
                        Line.Kind.USAGE,
                        Optional.empty(),
                        oldest.getOrDefault(region.getKey(), "")))
                .toList();
    }

    private void add(Fate fate, Charge charge, String text) {
        var region = charge.tariff().region();
        regions.computeIfAbsent(region, any -> new EnumMap<>(Fate.class))
                .computeIfAbsent(fate, any -> new ArrayList<>())
                .add(text);
        charge.tariff()
                .price()
                .map(Price::asOf)
                .ifPresent(date ->
                        oldest.merge(region, date, (known, other) -> known.compareTo(other) <= 0 ? known : other));
    }

    private static String price(Charge charge) {
        return charge.tariff()
                .price()
                .map(price -> "%s per %s".formatted(price, price.unit()))
                .orElse("price unknown");
    }
}
