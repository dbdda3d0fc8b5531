package dev.meridian.app.review.rest;

import dev.meridian.app.review.finding.Category;
import dev.meridian.app.review.finding.RuleId;

/** The rules about what needs nobody's eyes. */
enum RestRule implements RuleId {
    ADDED("other/added", Category.OTHER, "A resource is added"),
    REMOVED("other/removed", Category.OTHER, "A resource is removed that neither holds data nor serves"),
    CHANGED("other/changed", Category.OTHER, "A resource is changed in place"),
    REPLACED("other/replaced", Category.OTHER, "A resource is replaced that neither holds data nor serves"),
    ASSET("churn/asset", Category.CHURN, "The content hash of an asset changes"),
    METADATA("churn/metadata", Category.CHURN, "Metadata changes, which CloudFormation does not act on"),
    TAGS("churn/tags", Category.CHURN, "Tags or descriptions change"),
    VERSION("churn/version", Category.CHURN, "A version changes that the CDK writes and nothing runs on"),
    ORDER("churn/order", Category.CHURN, "The same entries stand in another order");

    private final String id;
    private final Category category;
    private final String title;

    RestRule(String id, Category category, String title) {
        this.id = id;
        this.category = category;
        this.title = title;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Category category() {
        return category;
    }

    @Override
    public String title() {
        return title;
    }
}
