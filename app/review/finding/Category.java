package dev.meridian.app.review.finding;

/** What a finding is about, in the order in which a reviewer should read. */
public enum Category {
    DATA("Data is destroyed or replaced"),
    INTERRUPTION("Service is interrupted"),
    ACCESS("Access is widened or protection weakened"),
    RECOVERY("Recovery is weakened"),
    COST("Cost"),
    OTHER("Other changes"),
    CHURN("Harmless churn");

    private final String title;

    Category(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}
