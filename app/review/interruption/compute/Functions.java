package dev.meridian.app.review.interruption.compute;

import static dev.meridian.app.review.interruption.watch.Interruption.CAPACITY;

import dev.meridian.app.review.change.ResourceChange;
import dev.meridian.app.review.finding.Finding;
import dev.meridian.app.review.interruption.watch.Question;
import dev.meridian.app.review.interruption.watch.Setting;
import dev.meridian.app.review.interruption.watch.Values;
import java.util.stream.Stream;

/** Concurrency of Lambda functions: what is reserved is also the limit, and none of it turns the function off. */
final class Functions {
    private Functions() {}

    static Stream<Finding> concurrency(ResourceChange change) {
        var reserved = Setting.of(change, "ReservedConcurrentExecutions");
        if (!reserved.differs()) {
            return Stream.empty();
        }
        if (!Values.isAbsent(reserved.after())
                && Values.number(reserved.after()).orElse(1) == 0) {
            return Stream.of(reserved.dangerous(
                    CAPACITY,
                    "The reserved concurrency goes %s: every invocation of the function is throttled."
                            .formatted(reserved.fromTo()),
                    "Check that nothing needs the function, or leave it some concurrency."));
        }
        return switch (Question.falls(Double.POSITIVE_INFINITY).about(reserved)) {
            case NO -> Stream.empty();
            default ->
                Stream.of(reserved.notable(
                        CAPACITY,
                        "The function's concurrency is limited differently, %s.".formatted(reserved.fromTo()),
                        "Check its peak of ConcurrentExecutions: invocations beyond the limit are throttled."));
        };
    }
}
