package dev.meridian.app.review.finding;

import dev.meridian.app.review.finding.EnvironmentCost.Line.Kind;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * What a change does to the monthly bill of one environment.
 *
 * @param environment the environment, such as {@code atlas-production}
 * @param difference the sum of all known differences in US dollars a month; positive is dearer
 * @param lines what the sum is made of and what is not in it, dearest first
 */
public record EnvironmentCost(String environment, BigDecimal difference, List<Line> lines) {
    public EnvironmentCost {
        lines = List.copyOf(lines);
    }

    /** Whether something changes whose price or count is unknown, so that the sum is not all. Usage never is in it. */
    public boolean isIncomplete() {
        return has(Kind.UNKNOWN);
    }

    public boolean has(Kind kind) {
        return lines.stream().anyMatch(line -> line.kind() == kind);
    }

    /**
     * A part of the difference, or something that is not in it.
     *
     * @param region the region it is paid in
     * @param what what is paid for, such as {@code RDS PostgreSQL db.r5.large Multi-AZ}
     * @param calculation how the figure comes about, such as {@code 2 × 730 h × 0.50 → 1 × 730 h × 0.50}, with the usage it
     *     assumes; or why there is none
     * @param kind what it has to do with the sum
     * @param amount US dollars a month: of what is counted the difference, of what is kept all that it goes on costing; empty
     *     where nobody knows, which never counts as zero
     * @param asOf the date of the oldest price used, such as {@code 2025-06-28}; empty if none is
     */
    public record Line(
            String region, String what, String calculation, Kind kind, Optional<BigDecimal> amount, String asOf) {
        /** What a line has to do with the sum, in the order in which lines are read. */
        public enum Kind {
            /** It is in the sum. */
            COUNTED,
            /** It leaves the app but not the account, and goes on costing what it did. */
            KEPT,
            /** Its price, or how many there will be, is unknown. */
            UNKNOWN,
            /** It is paid by usage, which no template tells. */
            USAGE
        }

        /** What it adds to the sum; empty if it is not in it. */
        public Optional<BigDecimal> difference() {
            return kind == Kind.COUNTED ? amount : Optional.empty();
        }
    }
}
