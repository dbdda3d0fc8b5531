package dev.meridian.app.review.interruption.compute;

import static dev.meridian.app.review.interruption.cause.Interruption.CAPACITY;
import static dev.meridian.app.review.interruption.cause.Interruption.RESTART;

import dev.meridian.app.review.change.ResourceChange;
import dev.meridian.app.review.finding.Finding;
import dev.meridian.app.review.setting.Question;
import dev.meridian.app.review.setting.Setting;
import dev.meridian.app.review.value.Values;
import dev.meridian.app.review.value.VersionStep;
import java.util.stream.Stream;

/** Concurrency of Lambda functions, of which what is reserved is also the limit, and their runtimes. */
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

    /** A newer version of the same language is a bump; another language or an older version is not. */
    static Stream<Finding> runtime(ResourceChange change) {
        var runtime = Setting.of(change, "Runtime");
        if (!runtime.differs() || Values.isAbsent(runtime.before()) || Values.isAbsent(runtime.after())) {
            return Stream.empty();
        }
        var before = runtime.before().asText();
        var after = runtime.after().asText();
        boolean newer = language(before).equals(language(after))
                && VersionStep.between(before, after, 1) != VersionStep.BACK
                && !runtime.isUnknown();
        return newer
                ? Stream.empty()
                : Stream.of(runtime.notable(
                        RESTART,
                        "The function's runtime changes %s.".formatted(runtime.fromTo()),
                        "Try its code and its native dependencies on the new runtime."));
    }

    private static String language(String runtime) {
        int end = 0;
        while (end < runtime.length() && Character.isLetter(runtime.charAt(end))) {
            end++;
        }
        return runtime.substring(0, end);
    }
}
