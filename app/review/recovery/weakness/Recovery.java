package dev.meridian.app.review.recovery.weakness;

import dev.meridian.app.review.finding.Category;
import dev.meridian.app.review.finding.RuleId;

/** The rules about recovery. */
public enum Recovery implements RuleId {
    REPLICA("replica", "A replica is removed, or replicates no more"),
    REPLICATION("replication", "Objects, files, keys or secrets are not copied to another region any more"),
    FAILOVER("failover", "Nothing takes over when something fails"),
    ZONES("zones", "Something runs in fewer zones"),
    RETENTION("retention", "Backups or messages are kept for a shorter time"),
    BACKUPS("backups", "Backups are not made any more, or less often"),
    BACKUP_COPIES("backup-copies", "Backups are not copied elsewhere any more"),
    BACKUP_SELECTION("backup-selection", "Something is not selected for backups any more"),
    POINT_IN_TIME("point-in-time", "Data cannot be restored to a moment any more"),
    VAULT_LOCK("vault-lock", "Backups can be deleted before their time"),
    RESTORE_TEST("restore-test", "Restores are not tried any more"),
    OLD_VERSIONS("old-versions", "Older versions of objects are kept for a shorter time"),
    ROLLBACK("rollback", "A deployment that fails is not undone any more"),
    DEAD_LETTERS("dead-letters", "What failed is not kept any more");

    private final String word;
    private final String title;

    Recovery(String word, String title) {
        this.word = word;
        this.title = title;
    }

    @Override
    public String id() {
        return "recovery/" + word;
    }

    @Override
    public Category category() {
        return Category.RECOVERY;
    }

    @Override
    public String title() {
        return title;
    }
}
