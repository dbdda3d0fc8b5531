package dev.meridian.app.review.recovery;

import dev.meridian.app.review.finding.Rule;
import dev.meridian.app.review.recovery.backup.BackupRules;
import dev.meridian.app.review.recovery.copy.CopyRules;
import dev.meridian.app.review.recovery.zone.ZoneRules;
import java.util.List;
import java.util.stream.Stream;

/**
 * The rules about what weakens recovery. They say nothing of what destroys data itself, of access to backups, nor of changes
 * in the safe direction, such as a longer retention or one more replica.
 */
public final class RecoveryRules {
    private RecoveryRules() {}

    public static List<Rule> all() {
        return Stream.of(BackupRules.all(), CopyRules.all(), ZoneRules.all(), List.of(Rule.ofEach(Removals::examine)))
                .flatMap(List::stream)
                .toList();
    }
}
