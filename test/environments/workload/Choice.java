package dev.meridian.environments.workload;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Chance, in the words that generators use. */
record Choice(Random random) {
    boolean often() {
        return random.nextInt(3) > 0;
    }

    boolean seldom() {
        return random.nextInt(3) == 0;
    }

    /** A number within both bounds. */
    int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    @SafeVarargs
    final <T> T of(T... values) {
        return values[random.nextInt(values.length)];
    }

    <T> T of(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    /** Some of them, in any order. */
    <T> List<T> some(List<T> values, int most) {
        var all = new ArrayList<>(values);
        Collections.shuffle(all, random);
        return List.copyOf(all.subList(0, between(0, Math.min(most, all.size()))));
    }
}
