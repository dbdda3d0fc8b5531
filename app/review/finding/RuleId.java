package dev.meridian.app.review.finding;

/** The name of a rule, as reports, code scanning and approvals use it. Each package of rules lists its own in an enum. */
public interface RuleId {
    /** Such as {@code data/removed}: the category in lower case, a slash and words joined by hyphens. */
    String id();

    Category category();

    /** What the rule finds, as a short sentence without a full stop. */
    String title();
}
