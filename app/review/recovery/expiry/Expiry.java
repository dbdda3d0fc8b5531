package dev.meridian.app.review.recovery.expiry;

import dev.meridian.app.review.finding.Category;
import dev.meridian.app.review.finding.RuleId;

/** The rules about data that a service deletes by itself. */
enum Expiry implements RuleId {
    OBJECTS("objects-expire", "Objects of a bucket start to expire, or expire earlier"),
    ITEMS("items-expire", "Items of a table start to expire"),
    EMPTIED("emptied-when-deleted", "What a resource holds may be deleted with it");

    private final String word;
    private final String title;

    Expiry(String word, String title) {
        this.word = word;
        this.title = title;
    }

    @Override
    public String id() {
        return "data/" + word;
    }

    @Override
    public Category category() {
        return Category.DATA;
    }

    @Override
    public String title() {
        return title;
    }
}
