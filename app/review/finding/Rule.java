package dev.meridian.app.review.finding;

import dev.meridian.app.review.change.Comparison;
import dev.meridian.app.review.change.ResourceChange;
import java.util.function.Function;
import java.util.stream.Stream;

/** Finds what a comparison means for running systems. */
@FunctionalInterface
public interface Rule {
    Stream<Finding> examine(Comparison comparison);

    /** A rule that looks at one change at a time. */
    static Rule ofEach(Function<ResourceChange, Stream<Finding>> examination) {
        return comparison -> comparison.changes().stream().flatMap(examination);
    }
}
