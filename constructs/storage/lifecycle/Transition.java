package dev.meridian.constructs.storage.lifecycle;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * One step of an object towards colder storage.
 *
 * @param tier where it goes, anything but {@link StorageTier#STANDARD}
 * @param afterDays days after its creation, or after it stopped being the current version
 */
public record Transition(StorageTier tier, int afterDays) {
    /** @throws IllegalArgumentException if it leads to STANDARD, or comes before the earliest day of its tier */
    public Transition {
        requireNonNull(tier, "tier");
        if (tier == StorageTier.STANDARD) {
            throw new IllegalArgumentException("a transition must lead out of STANDARD, where every object starts");
        }
        if (afterDays < tier.earliestDay()) {
            throw new IllegalArgumentException("an object reaches %s after %d days at the earliest, got %d"
                    .formatted(tier, tier.earliestDay(), afterDays));
        }
    }

    /**
     * Holds S3's waterfall: ever colder, and in each tier at least as long as it is billed for.
     *
     * @throws IllegalArgumentException if a step goes up, stays in place, or leaves a tier before its minimum stay
     */
    static List<Transition> requireWaterfall(List<Transition> steps) {
        for (int next = 1; next < steps.size(); next++) {
            var from = steps.get(next - 1);
            var to = steps.get(next);
            if (to.tier().compareTo(from.tier()) <= 0) {
                throw new IllegalArgumentException(
                        "S3 moves objects to colder tiers only, got %s after %s; reorder them"
                                .formatted(to.tier(), from.tier()));
            }
            requireStay(from, to.afterDays(), to.tier().name());
        }
        return List.copyOf(steps);
    }

    /** Refuses an expiry that S3 refuses (no later than the last step) or that is paid for in full anyway. */
    static void requireExpiryAfter(List<Transition> steps, int expiryDays) {
        if (!steps.isEmpty()) {
            requireStay(steps.get(steps.size() - 1), expiryDays, "expiry");
        }
    }

    private static void requireStay(Transition from, int leavesAfterDays, String where) {
        int earliest = from.afterDays() + Math.max(1, from.tier().minimumStayDays());
        if (leavesAfterDays < earliest) {
            throw new IllegalArgumentException(
                    "%s comes too early: an object that reaches %s on day %d stays until day %d at least, got day %d"
                            .formatted(where, from.tier(), from.afterDays(), earliest, leavesAfterDays));
        }
    }
}
