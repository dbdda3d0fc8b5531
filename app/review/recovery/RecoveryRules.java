package dev.meridian.app.review.recovery;

import dev.meridian.app.review.finding.Rule;
import dev.meridian.app.review.recovery.backup.BackupRules;
import dev.meridian.app.review.recovery.copy.CopyRules;
import dev.meridian.app.review.recovery.expiry.ExpiryRules;
import dev.meridian.app.review.recovery.zone.ZoneRules;
import java.util.List;
import java.util.stream.Stream;

/**
 * The rules about what weakens recovery, and about data that expires. They say nothing of resources that are removed or
 * replaced with their data, of access to backups, nor of changes in the safe direction, such as a longer retention or one
 * more replica.
 */
public final class RecoveryRules {
    private RecoveryRules() {}

    public static List<Rule> all() {
        return Stream.of(
                        BackupRules.all(),
                        CopyRules.all(),
                        ZoneRules.all(),
                        List.of(ExpiryRules.rule(), Rollbacks.rule(), Rule.ofEach(Removals::examine)))
                .flatMap(List::stream)
                .toList();
    }
}
