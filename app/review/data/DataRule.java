package dev.meridian.app.review.data;

import dev.meridian.app.review.finding.Category;
import dev.meridian.app.review.finding.RuleId;

/** The rules about what holds data. */
enum DataRule implements RuleId {
    REMOVED("data/removed", "A resource that holds data is removed"),
    REPLACED("data/replaced", "A resource that holds data is replaced by an empty one"),
    MAY_BE_REPLACED("data/may-be-replaced", "A resource that holds data may be replaced, depending on what runs"),
    RENAMED("data/renamed", "A resource that holds data gets another logical id, which makes a new one"),
    MOVED("data/moved", "A resource that holds data goes to another stack, which makes a new one"),
    DELETION_POLICY(
            "data/deletion-policy", "A resource that holds data is no longer kept when it is removed or replaced"),
    STACK_REMOVED("data/stack-removed", "A stack is no longer part of the app"),
    STACK_MOVED("data/stack-moved", "A stack is deployed to another account or region, as a new one"),
    TERMINATION_PROTECTION("data/termination-protection", "A stack can be deleted that could not"),
    CONDITION("data/condition", "Whether a resource that holds data exists is decided anew"),
    LOOP("data/loop", "A loop that makes what holds data makes something else"),
    NESTED_STACK("data/nested-stack", "A nested stack whose template is not here is removed or becomes another"),
    OUTPUT_REMOVED("interruption/output-removed", "An output is removed that another stack reads");

    private final String id;
    private final String title;

    DataRule(String id, String title) {
        this.id = id;
        this.title = title;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Category category() {
        return this == OUTPUT_REMOVED ? Category.INTERRUPTION : Category.DATA;
    }

    @Override
    public String title() {
        return title;
    }
}
