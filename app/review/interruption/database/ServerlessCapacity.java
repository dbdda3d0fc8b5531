package dev.meridian.app.review.interruption.database;

import static dev.meridian.app.review.interruption.cause.Interruption.CAPACITY;

import dev.meridian.app.review.change.ResourceChange;
import dev.meridian.app.review.finding.Finding;
import dev.meridian.app.review.finding.Severity;
import dev.meridian.app.review.setting.Question;
import dev.meridian.app.review.setting.Setting;
import dev.meridian.app.review.value.Values;
import java.util.stream.Stream;

/** The range in which serverless clusters scale. */
final class ServerlessCapacity {
    private ServerlessCapacity() {}

    static Stream<Finding> examine(ResourceChange change, String property) {
        var least = Setting.of(change, property + ".MinCapacity");
        var most = Setting.of(change, property + ".MaxCapacity");
        if (Question.falls(Double.POSITIVE_INFINITY).about(most) == Question.Answer.YES) {
            boolean belowOldLeast = Values.number(most.after()).orElse(0)
                    < Values.number(least.before()).orElse(0);
            return Stream.of(most.finding(
                    belowOldLeast ? Severity.DANGEROUS : Severity.NOTABLE,
                    CAPACITY,
                    "The maximum capacity falls %s units%s."
                            .formatted(most.fromTo(), belowOldLeast ? ", below the old minimum" : ""),
                    "Check the peak of ServerlessDatabaseCapacity: load beyond the maximum slows down."));
        }
        return Question.falls(0).about(least) == Question.Answer.YES
                ? Stream.of(least.notable(
                        CAPACITY,
                        "The minimum capacity falls %s units: buffers shrink when the load does, and grow again slowly."
                                .formatted(least.fromTo()),
                        "Check that the minimum holds the working set and the connections of a quiet hour."))
                : Stream.empty();
    }
}
