package dev.meridian.app.review.cost;

import dev.meridian.app.review.cost.UsageLines.Fate;
import dev.meridian.app.review.cost.bill.Charge;
import dev.meridian.app.review.cost.price.Price;
import dev.meridian.app.review.finding.EnvironmentCost;
import dev.meridian.app.review.finding.EnvironmentCost.Line;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The differences of one environment as they are entered, resource by resource. What goes in one place and comes in another at
 * the same price cancels out, and what happens several times in a region makes one line. What stays although it is removed is
 * no saving and cancels nothing out.
 */
final class Ledger {
    private static final String NOTHING = "nothing";
    private static final int CENTS = 2;

    private static final Comparator<Line> DEAREST_FIRST = Comparator.comparing(Line::kind)
            .thenComparing(line -> line.amount().orElse(BigDecimal.ZERO), Comparator.reverseOrder())
            .thenComparing(Line::region)
            .thenComparing(Line::what)
            .thenComparing(Line::calculation);

    /** What is paid more or less often, by how often; what goes counts negative. */
    private final Map<Charge.Identity, Tally> comings = new LinkedHashMap<>();

    private final Map<Step, Integer> steps = new LinkedHashMap<>();

    private final Map<Charge.Identity, Tally> kept = new LinkedHashMap<>();

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
            if (was.isPresent()
                    && will.isPresent()
                    && was.get().isByUsage() == will.get().isByUsage()) {
                if (!was.get().identity().equals(will.get().identity())) {
                    steps.merge(new Step(was.get(), will.get()), 1, Integer::sum);
                }
            } else {
                was.ifPresent(charge -> count(charge, -1));
                will.ifPresent(charge -> count(charge, 1));
            }
        }
    }

    /** Enters what a resource is billed for that leaves the app but is not deleted: nothing is saved. */
    void keep(List<Charge> charges) {
        charges.forEach(charge -> kept.merge(charge.identity().shown(), new Tally(charge, 1), Tally::plus));
    }

    /** What it comes to; nothing if nothing changes. */
    Optional<EnvironmentCost> close(String environment) {
        var usage = new UsageLines();
        var entered = new ArrayList<Line>();
        for (var tally : summed().values()) {
            if (tally.charge().isByUsage()) {
                usage.add(tally.count() > 0 ? Fate.NEW : Fate.GONE, tally.charge(), Math.abs(tally.count()));
            } else {
                coming(tally).ifPresent(entered::add);
            }
        }
        steps.forEach((step, count) -> {
            if (step.after().isByUsage()) {
                usage.change(step.before(), step.after(), count);
            } else {
                step(step, count).ifPresent(entered::add);
            }
        });
        for (var tally : kept.values()) {
            if (tally.charge().isByUsage()) {
                usage.add(Fate.KEPT, tally.charge(), tally.count());
            } else {
                entered.add(kept(tally));
            }
        }
        var lines = Stream.concat(entered.stream(), usage.lines().stream())
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

    private static Line kept(Tally tally) {
        var charge = tally.charge();
        var monthly = charge.monthly()
                .map(each -> each.multiply(BigDecimal.valueOf(tally.count())).setScale(CENTS, RoundingMode.HALF_UP));
        return new Line(
                charge.tariff().region(),
                times(tally.count(), charge.what()),
                "goes on costing %s, unwatched: %s%s"
                        .formatted(
                                monthly.map(amount -> amount.toPlainString() + " a month")
                                        .orElse("an unknown amount"),
                                each(tally.count(), charge.calculation()),
                                suffix(charge.remark())),
                Line.Kind.KEPT,
                monthly,
                oldest(charge));
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
                charge.remark(),
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
                Remarks.of(before, after),
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
                times(count, what),
                each(count, calculation) + suffix(remarks),
                difference.isPresent() ? Line.Kind.COUNTED : Line.Kind.UNKNOWN,
                difference,
                asOf));
    }

    private static String times(int count, String what) {
        return count == 1 ? what : "%d × %s".formatted(count, what);
    }

    private static String each(int count, String calculation) {
        return count == 1 ? calculation : "each " + calculation;
    }

    private static String suffix(String remarks) {
        return remarks.isEmpty() ? "" : "; " + remarks;
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
