package dev.meridian.app.lock;

import java.util.Locale;

/** The rules of the review that find what a lock guards against, by which both are approved. */
enum LossRule {
    REMOVED,
    REPLACED,
    RENAMED,
    MOVED,
    STACK_REMOVED,
    STACK_MOVED,
    CLAIM_REMOVED,
    STATEFUL_SET_REMOVED;

    /** What the review calls the removal of a resource of this type. */
    static LossRule removal(String type) {
        return switch (type) {
            case StatefulObjects.CLAIM_TYPE -> CLAIM_REMOVED;
            case StatefulObjects.SET_TYPE -> STATEFUL_SET_REMOVED;
            default -> REMOVED;
        };
    }

    /** Such as {@code data/stack-removed}. */
    String id() {
        return "data/" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
