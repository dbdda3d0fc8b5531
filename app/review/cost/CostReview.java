package dev.meridian.app.review.cost;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dev.meridian.app.review.assembly.StackTemplate;
import dev.meridian.app.review.change.Comparison;
import dev.meridian.app.review.change.ResourceChange;
import dev.meridian.app.review.change.StackPair;
import dev.meridian.app.review.cost.Dependents.Dependent;
import dev.meridian.app.review.cost.bill.Charge;
import dev.meridian.app.review.cost.bill.Resource;
import dev.meridian.app.review.cost.bill.Setting;
import dev.meridian.app.review.cost.bill.Surroundings;
import dev.meridian.app.review.cost.price.PriceList;
import dev.meridian.app.review.cost.service.Services;
import dev.meridian.app.review.finding.EnvironmentCost;
import dev.meridian.app.review.manifest.AppliedObjects;
import java.io.InputStreamReader;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The monthly difference a change makes to the bill of each environment, at on-demand list prices of the price table beside
 * this class: what changes and what depends on it, before and after. A month has 730 hours. An unknown price or count makes a
 * line without an amount, never one of zero.
 *
 * <p>It knows nothing of usage, discounts, free allowances, tax, or of types that {@link Services} does not list.
 */
public final class CostReview {
    private static final String TABLE = "prices.csv";

    private final PriceList prices;

    public CostReview(PriceList prices) {
        this.prices = prices;
    }

    /** A review at the prices of the table in this repository. */
    public static CostReview atListPrices() {
        var table = CostReview.class.getResourceAsStream(TABLE);
        if (table == null) {
            throw new IllegalStateException(TABLE + " is not on the class path beside " + CostReview.class.getName());
        }
        return new CostReview(PriceList.read(new InputStreamReader(table, UTF_8)));
    }

    /** What changes, for each environment whose bill changes or may change, by the environment's name. */
    public List<EnvironmentCost> of(Comparison comparison) {
        var ledgers = new TreeMap<String, Ledger>();
        var remains = new Remains(comparison);
        Stream.concat(
                        comparison.changes().stream().map(change -> Change.of(change, remains.of(change))),
                        Dependents.of(comparison).map(Change::of))
                .filter(Change::isPaidAnew)
                .forEach(change -> enter(
                        change,
                        comparison,
                        ledgers.computeIfAbsent(change.stack().environment(), environment -> new Ledger())));
        return ledgers.entrySet().stream()
                .flatMap(entry -> entry.getValue().close(entry.getKey()).stream())
                .toList();
    }

    private void enter(Change change, Comparison comparison, Ledger ledger) {
        var before = charges(change, change.before(), comparison, true);
        var after = charges(change, change.after(), comparison, false);
        if (change.remains()) {
            ledger.keep(before);
            ledger.enter(List.of(), after);
        } else {
            ledger.enter(before, after);
        }
    }

    /**
     * A resource to be priced on both sides; a missing node where it is not.
     *
     * @param moves whether it is the same in another stack
     * @param remains whether the one that runs stays beside the other
     */
    private record Change(
            StackPair stack,
            String logicalId,
            String type,
            JsonNode before,
            JsonNode after,
            boolean moves,
            boolean remains) {
        static Change of(ResourceChange change, boolean remains) {
            return new Change(
                    change.stack(),
                    change.logicalId(),
                    change.type(),
                    change.before(),
                    change.after(),
                    change.kind() == ResourceChange.Kind.MOVED
                            && change.propertiesBefore().equals(change.propertiesAfter()),
                    remains);
        }

        static Change of(Dependent dependent) {
            return new Change(
                    dependent.stack(),
                    dependent.logicalId(),
                    dependent.type(),
                    dependent.before(),
                    dependent.after(),
                    false,
                    false);
        }

        /** One that moves is deleted and made anew, which costs nothing; only its references lead elsewhere now. */
        boolean isPaidAnew() {
            return !moves || remains;
        }
    }

    private List<Charge> charges(Change change, JsonNode side, Comparison comparison, boolean isBefore) {
        boolean isObject = change.type().startsWith(AppliedObjects.KUBERNETES);
        // A logical id may have had another type.
        var type = isObject ? change.type() : side.path("Type").asText();
        if (side.isMissingNode() || !Services.isBilled(type)) {
            return List.of();
        }
        var stack = change.stack();
        var templates = isBefore ? inOrder(stack.before(), stack.after()) : inOrder(stack.after(), stack.before());
        var charges = Services.charges(new Resource(
                change.logicalId(),
                type,
                new Setting(isObject ? side : side.path("Properties")),
                new Surroundings(
                        templates,
                        isBefore
                                ? List.of(comparison.before(), comparison.after())
                                : List.of(comparison.after(), comparison.before())),
                prices.in(stack.region())));
        var condition = isObject ? "" : side.path("Condition").asText();
        return condition.isEmpty()
                ? charges
                : charges.stream()
                        .map(charge -> charge.remarked("if condition %s holds".formatted(condition)))
                        .toList();
    }

    private static List<StackTemplate> inOrder(Optional<StackTemplate> first, Optional<StackTemplate> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }
}
