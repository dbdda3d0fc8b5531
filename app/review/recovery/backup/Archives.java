package dev.meridian.app.review.recovery.backup;

import static dev.meridian.app.review.recovery.weakness.Recovery.RETENTION;

import dev.meridian.app.review.change.ResourceChange;
import dev.meridian.app.review.finding.Finding;
import dev.meridian.app.review.setting.Setting;
import dev.meridian.app.review.value.Values;
import java.util.stream.Stream;

/** Archives of EventBridge, where zero days and no days mean for ever. */
final class Archives {
    private Archives() {}

    static Stream<Finding> retention(ResourceChange change) {
        var days = Setting.of(change, "RetentionDays");
        if (!days.differs() || days.isUnknown()) {
            return Stream.empty();
        }
        double before = Values.number(days.before()).orElse(0);
        double after = Values.number(days.after()).orElse(0);
        return after > 0 && (before == 0 || after < before)
                ? Stream.of(days.notable(
                        RETENTION,
                        "Archived events are kept for a shorter time, %s days.".formatted(days.fromTo()),
                        "Check how far back events may have to be replayed."))
                : Stream.empty();
    }
}
