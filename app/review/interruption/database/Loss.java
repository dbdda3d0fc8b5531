package dev.meridian.app.review.interruption.database;

import dev.meridian.app.review.finding.Category;
import dev.meridian.app.review.finding.RuleId;

/** What destroys data by rules that only the service knows. */
enum Loss implements RuleId {
    SEARCH_DOMAIN("search-domain", "A search domain is replaced, and its indexes are lost");

    private final String word;
    private final String title;

    Loss(String word, String title) {
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
