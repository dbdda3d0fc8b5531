package dev.meridian.app.review.cost;

import dev.meridian.app.review.cost.bill.Charge;
import dev.meridian.app.review.cost.price.Price;
import dev.meridian.app.review.finding.EnvironmentCost;
import dev.meridian.app.review.finding.EnvironmentCost.Line;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The differences of one environment as they are entered, resource by resource. What goes in one place and comes in another at
 * the same price cancels out, and what happens several times in a region makes one line.
 */
final class Ledger {
    private static final String NOTHING = "nothing";
    private static final int CENTS = 2;

    private static final Comparator<Line> DEAREST_FIRST = Comparator.comparing(
                    (Line line) -> line.difference().isEmpty())
            .thenComparing(line -> line.difference().orElse(BigDecimal.ZERO), Comparator.reverseOrder())
            .thenComparing(Line::region)
            .thenComparing(Line::what)
            .thenComparing(Line::calculation);

    /** What is paid more or less often, by how often; what goes counts negative. */
    private final Map<Charge.Identity, Tally> comings = new LinkedHashMap<>();

    private final Map<Step, Integer> steps = new LinkedHashMap<>();

    /** A charge that changes, such as a larger instance in a smaller one's place. */
    private record Step(Charge before, Charge after) {}

    private record Tally(Charge charge, int count) {
        Tally plus(Tally other) {
            return new Tally(charge, count + other.count);
        }
    }

    /** What one line shows: comings or goings of the same thing. */
    private record Heading(Charge.Identity shown, boolean isComing) {
        static Heading of(Tally tally) {
            return new Heading(tally.charge().identity().shown(), tally.count() > 0);
        }
    }

    /** Enters what a resource was billed for and what it will be. */
    void enter(List<Charge> before, List<Charge> after) {
        var old = byAspect(before);
        var young = byAspect(after);
        var aspects = new LinkedHashSet<>(old.keySet());
        aspects.addAll(young.keySet());
        for (var aspect : aspects) {
            var was = Optional.ofNullable(old.get(aspect));
            var will = Optional.ofNullable(young.get(aspect));
            if (was.isPresent() && will.isPresent()) {
                if (!was.get().identity().equals(will.get().identity())) {
                    steps.merge(new Step(was.get(), will.get()), 1, Integer::sum);
                }
            } else {
                was.ifPresent(charge -> count(charge, -1));
                will.ifPresent(charge -> count(charge, 1));
            }
        }
    }

    /** What it comes to; nothing if nothing changes. */
    Optional<EnvironmentCost> close(String environment) {
        var lines = Stream.concat(
                        summed().values().stream().map(Ledger::coming),
                        steps.entrySet().stream().map(step -> step(step.getKey(), step.getValue())))
                .flatMap(Optional::stream)
                .sorted(DEAREST_FIRST)
                .toList();
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        var difference = lines.stream()
                .flatMap(line -> line.difference().stream())
                .reduce(BigDecimal.ZERO.setScale(CENTS), BigDecimal::add);
        return Optional.of(new EnvironmentCost(environment, difference, lines));
    }

    private void count(Charge charge, int times) {
        comings.merge(charge.identity(), new Tally(charge, times), Tally::plus);
    }

    private Map<Heading, Tally> summed() {
        var summed = new LinkedHashMap<Heading, Tally>();
        for (var tally : comings.values()) {
            if (tally.count() != 0) {
                summed.merge(Heading.of(tally), tally, Tally::plus);
            }
        }
        return summed;
    }

    private static Optional<Line> coming(Tally tally) {
        var charge = tally.charge();
        var calculation = tally.count() > 0
                ? "%s → %s".formatted(NOTHING, charge.calculation())
                : "%s → %s".formatted(charge.calculation(), NOTHING);
        return line(
                charge,
                charge.what(),
                Math.abs(tally.count()),
                calculation,
                remarks(charge),
                charge.monthly().map(monthly -> monthly.multiply(BigDecimal.valueOf(tally.count()))),
                oldest(charge));
    }

    private static Optional<Line> step(Step step, int count) {
        var before = step.before();
        var after = step.after();
        var what = before.what().equals(after.what()) ? after.what() : "%s → %s".formatted(before.what(), after.what());
        return line(
                after,
                what,
                count,
                before.calculation().equals(after.calculation())
                        ? after.calculation()
                        : "%s → %s".formatted(before.calculation(), after.calculation()),
                remarks(before, after),
                before.monthly()
                        .flatMap(was -> after.monthly().map(will -> will.subtract(was)))
                        .map(each -> each.multiply(BigDecimal.valueOf(count))),
                oldest(before, after));
    }

    private static Optional<Line> line(
            Charge charge,
            String what,
            int count,
            String calculation,
            String remarks,
            Optional<BigDecimal> exact,
            String asOf) {
        var difference = exact.map(amount -> amount.setScale(CENTS, RoundingMode.HALF_UP));
        if (difference.filter(amount -> amount.signum() == 0).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(new Line(
                charge.tariff().region(),
                count == 1 ? what : "%d × %s".formatted(count, what),
                (count == 1 ? "" : "each ") + calculation + (remarks.isEmpty() ? "" : "; " + remarks),
                difference,
                asOf));
    }

    private static String remarks(Charge... charges) {
        return Stream.of(charges)
                .map(Charge::remark)
                .filter(remark -> !remark.isEmpty())
                .distinct()
                .collect(Collectors.joining("; "));
    }

    private static String oldest(Charge... charges) {
        return Stream.of(charges)
                .flatMap(charge -> charge.tariff().price().stream())
                .map(Price::asOf)
                .min(Comparator.naturalOrder())
                .orElse("");
    }

    private static Map<String, Charge> byAspect(List<Charge> charges) {
        var byAspect = new LinkedHashMap<String, Charge>();
        charges.forEach(charge -> byAspect.put(charge.aspect(), charge));
        return byAspect;
    }
}
