package dev.meridian.stacks;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Construct ids from the names of definitions: stable, because a name is what a definition never changes. */
final class Ids {
    private Ids() {}

    /** {@code of("read-model", "Database")} is {@code ReadModelDatabase}. */
    static String of(String name, String unit) {
        return Stream.of(name.split("-"))
                        .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                        .collect(Collectors.joining())
                + unit;
    }
}
