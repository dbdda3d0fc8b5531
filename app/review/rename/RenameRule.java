package dev.meridian.app.review.rename;

import dev.meridian.app.review.finding.Category;
import dev.meridian.app.review.finding.RuleId;

/** The rules about what cannot exist twice. */
enum RenameRule implements RuleId {
    NAME_TAKEN(
            "interruption/name-taken", "A resource is made anew under another logical id with the name of the old one"),
    RULE_TAKEN(
            "interruption/rule-taken", "A network rule is made anew under another logical id beside the same old one");

    private final String id;
    private final String title;

    RenameRule(String id, String title) {
        this.id = id;
        this.title = title;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Category category() {
        return Category.INTERRUPTION;
    }

    @Override
    public String title() {
        return title;
    }
}
