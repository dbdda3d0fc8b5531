package dev.meridian.app.lock;

import java.util.Locale;

/** The rules of the review that find what a lock guards against, by which both are approved. */
enum LossRule {
    REMOVED,
    REPLACED,
    RENAMED,
    MOVED,
    STACK_REMOVED,
    STACK_MOVED;

    /** Such as {@code data/stack-removed}. */
    String id() {
        return "data/" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
