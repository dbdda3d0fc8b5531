package dev.meridian.environments.validation.rule;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** What is wrong with one definition, collected so that its author sees all of it at once. */
public final class Problems {
    private final List<String> found = new ArrayList<>();

    /** Notes a problem, unless the rule holds: the thing, the rule, the value got, the cure. */
    public void require(boolean holds, String problem, Object... values) {
        if (!holds) {
            found.add(problem.formatted(values));
        }
    }

    /** Notes a problem. */
    public void add(String problem, Object... values) {
        require(false, problem, values);
    }

    /** Notes a problem, unless what was got lies within both bounds. */
    public void requireBetween(long least, long most, long got, String what, String cure) {
        require(least <= got && got <= most, "%s must be between %d and %d, got %d; %s", what, least, most, got, cure);
    }

    /** Names must be told apart by what is built from them. */
    public <T> void requireDistinct(Collection<T> things, Function<T, String> name, String kind) {
        var seen = new HashSet<String>();
        for (var thing : things) {
            var text = name.apply(thing);
            require(
                    seen.add(text.toLowerCase(Locale.ROOT)),
                    "%s '%s' is defined twice; give each its own name",
                    kind,
                    text);
        }
    }

    /** Every problem, in the order in which they were found. */
    public List<String> found() {
        return List.copyOf(found);
    }
}
