package dev.meridian.app;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What two processes write, each in the order of the definitions.
 *
 * @param first what the first process writes
 * @param second what the second one writes
 */
record Halves(List<Selection.Selected> first, List<Selection.Selected> second) {
    Halves {
        first = List.copyOf(first);
        second = List.copyOf(second);
    }

    /** About equal by regions, which is what stacks are made for: the largest environments are given out first. */
    static Halves of(List<Selection.Selected> selected) {
        var first = new ArrayList<Selection.Selected>();
        var second = new ArrayList<Selection.Selected>();
        selected.stream()
                .sorted(Comparator.comparing((Selection.Selected each) -> -weight(each)))
                .forEach(each -> (together(second) < together(first) ? second : first).add(each));
        first.sort(Comparator.comparing(selected::indexOf));
        second.sort(Comparator.comparing(selected::indexOf));
        return new Halves(first, second);
    }

    private static int together(List<Selection.Selected> half) {
        return half.stream().mapToInt(Halves::weight).sum();
    }

    private static int weight(Selection.Selected selected) {
        return selected.environment().regions().size();
    }
}
