package dev.meridian.constructs.workload.scaling;

import static java.util.Objects.requireNonNull;

import dev.meridian.constructs.workload.rules.Numbers;

/**
 * How much may change in a period.
 *
 * @param unit what the amount counts
 * @param amount how much, at least 1
 * @param periodSeconds in which time, 1 to 1800
 */
public record Step(Unit unit, int amount, int periodSeconds) {
    private static final int LONGEST_PERIOD = 1_800;

    /** @throws IllegalArgumentException if the amount is not positive, or the period too long */
    public Step {
        requireNonNull(unit, "unit");
        Numbers.atLeast("the amount of a step", 1, amount);
        Numbers.between("the periodSeconds of a step", 1, LONGEST_PERIOD, periodSeconds);
    }

    /** What an amount counts. */
    public enum Unit {
        PODS("Pods"),
        PERCENT("Percent");

        private final String title;

        Unit(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }
    }
}
