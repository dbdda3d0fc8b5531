package dev.meridian.app.review.access.iam.policy;

import java.util.List;
import java.util.stream.Stream;

/**
 * When a statement applies: when all of these hold.
 *
 * @param all the conditions
 */
public record Conditions(List<Condition> all) {
    private static final Conditions NONE = new Conditions(List.of());

    public Conditions {
        all = List.copyOf(all);
    }

    public static Conditions none() {
        return NONE;
    }

    /** Whether the other conditions certainly hold wherever these do. */
    public boolean imply(Conditions others) {
        return others.all.stream().allMatch(other -> all.stream().anyMatch(mine -> mine.implies(other)));
    }

    public Conditions and(Condition further) {
        return new Conditions(Stream.concat(all.stream(), Stream.of(further)).toList());
    }

    public boolean isEmpty() {
        return all.isEmpty();
    }
}
