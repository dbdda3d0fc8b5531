package dev.meridian.constructs.database.instance;

/** How closely CloudWatch Database Insights looks at the instance, and how long it remembers. */
public enum DatabaseInsights {
    /** Load by wait, statement and user, kept 7 days at no charge. */
    STANDARD("standard", 7),
    /**
     * Lock analysis, execution plans and fleet views. RDS demands at least 465 days of retention for it (Amazon RDS
     * User Guide, Considerations for Database Insights).
     */
    ADVANCED("advanced", 465);

    private final String mode;
    private final int retentionDays;

    DatabaseInsights(String mode, int retentionDays) {
        this.mode = mode;
        this.retentionDays = retentionDays;
    }

    String mode() {
        return mode;
    }

    int retentionDays() {
        return retentionDays;
    }
}
