package dev.meridian.app.review.finding;

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

    /** Whether something changes whose price is unknown, so that the sum is not all. */
    public boolean isIncomplete() {
        return lines.stream().anyMatch(line -> line.difference().isEmpty());
    }

    /**
     * A part of the difference.
     *
     * @param region the region it is paid in
     * @param what what is paid for, such as {@code RDS PostgreSQL db.r5.large Multi-AZ}
     * @param calculation how the figure comes about, such as {@code 2 × 730 h × 0.50 → 1 × 730 h × 0.50}, with the usage it
     *     assumes; or why there is none
     * @param difference US dollars a month; empty if a price is unknown, which never counts as zero
     * @param asOf the date of the oldest price used, such as {@code 2025-06-28}; empty if none is
     */
    public record Line(String region, String what, String calculation, Optional<BigDecimal> difference, String asOf) {}
}
