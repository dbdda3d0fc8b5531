package dev.meridian.app.review.cost;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dev.meridian.app.review.assembly.StackTemplate;
import dev.meridian.app.review.change.Comparison;
import dev.meridian.app.review.change.ResourceChange;
import dev.meridian.app.review.change.StackPair;
import dev.meridian.app.review.cost.bill.Charge;
import dev.meridian.app.review.cost.bill.Resource;
import dev.meridian.app.review.cost.bill.Setting;
import dev.meridian.app.review.cost.bill.Surroundings;
import dev.meridian.app.review.cost.price.PriceList;
import dev.meridian.app.review.cost.service.Services;
import dev.meridian.app.review.finding.EnvironmentCost;
import dev.meridian.app.review.manifest.AppliedObjects;
import java.io.InputStreamReader;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
        Stream.concat(
                        comparison.changes().stream()
                                .filter(CostReview::isPaidAnew)
                                .map(Change::of),
                        dependents(comparison))
                .forEach(change -> ledgers.computeIfAbsent(change.stack().environment(), environment -> new Ledger())
                        .enter(
                                charges(change, change.before(), comparison, true),
                                charges(change, change.after(), comparison, false)));
        return ledgers.entrySet().stream()
                .flatMap(entry -> entry.getValue().close(entry.getKey()).stream())
                .toList();
    }

    /** A resource to be priced on both sides; a missing node where it is not. */
    private record Change(StackPair stack, String logicalId, String type, JsonNode before, JsonNode after) {
        static Change of(ResourceChange change) {
            return new Change(change.stack(), change.logicalId(), change.type(), change.before(), change.after());
        }
    }

    /** One that moves is deleted and made anew, which costs nothing; only its references lead elsewhere now. */
    private static boolean isPaidAnew(ResourceChange change) {
        return change.kind() != ResourceChange.Kind.MOVED
                || !change.propertiesBefore().equals(change.propertiesAfter());
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
                // Other stacks are read as proposed, so that a replica's storage is the same on both sides unless it
                // says so.
                new Surroundings(templates, List.of(comparison.after(), comparison.before())),
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

    /** Resources that do not change themselves but are priced by one of their stack that does, such as its launch template. */
    private static Stream<Change> dependents(Comparison comparison) {
        Map<String, Set<String>> types = new LinkedHashMap<>();
        Map<String, Set<String>> changed = new HashMap<>();
        Map<String, StackPair> stacks = new HashMap<>();
        for (var change : comparison.changes()) {
            var stack = change.stack().name();
            stacks.put(stack, change.stack());
            changed.computeIfAbsent(stack, any -> new HashSet<>()).add(change.logicalId());
            var dependents = Services.dependents(change.type());
            if (!dependents.isEmpty()) {
                types.computeIfAbsent(stack, any -> new HashSet<>()).addAll(dependents);
            }
        }
        return types.entrySet().stream()
                .flatMap(entry -> unchanged(stacks.get(entry.getKey()), changed.get(entry.getKey()))
                        .filter(change -> entry.getValue().contains(change.type())));
    }

    private static Stream<Change> unchanged(StackPair stack, Set<String> changed) {
        return stack.after().stream()
                .flatMap(template -> template.body().path("Resources").properties().stream())
                .filter(entry -> !changed.contains(entry.getKey()))
                .filter(entry -> !stack.before(entry.getKey()).isMissingNode())
                .map(entry -> new Change(
                        stack,
                        entry.getKey(),
                        entry.getValue().path("Type").asText(),
                        stack.before(entry.getKey()),
                        entry.getValue()));
    }
}
