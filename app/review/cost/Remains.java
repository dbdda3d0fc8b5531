package dev.meridian.app.review.cost;

import com.fasterxml.jackson.databind.JsonNode;
import dev.meridian.app.review.change.Comparison;
import dev.meridian.app.review.change.Replacement;
import dev.meridian.app.review.change.ResourceChange;
import dev.meridian.app.review.change.StackPair;
import java.util.Optional;
import java.util.Set;

/**
 * What goes on costing although a template no longer names it: what a policy keeps ("DeletionPolicy attribute",
 * "UpdateReplacePolicy attribute"), and all of a stack that is gone from the app, because {@code cdk deploy} deletes no stack.
 * What a snapshot costs that is taken instead is not told.
 */
final class Remains {
    private static final Set<String> KEEPING = Set.of("Retain", "RetainExceptOnCreate");
    private static final String DELETION = "DeletionPolicy";
    private static final String REPLACEMENT = "UpdateReplacePolicy";

    private final Comparison comparison;

    Remains(Comparison comparison) {
        this.comparison = comparison;
    }

    /** Whether the resource as it runs stays beside what is made anew, or without it. */
    boolean of(ResourceChange change) {
        return switch (change.kind()) {
            case ADDED -> false;
            case REMOVED ->
                isKept(change.before(), DELETION) || isLeft(change.stack().name());
            case RENAMED -> isKept(change.before(), DELETION);
            case MOVED ->
                isKept(change.before(), DELETION)
                        || formerStack(change).filter(this::isLeft).isPresent();
            case CHANGED -> change.replacement() == Replacement.YES && isKept(change.before(), REPLACEMENT);
        };
    }

    /** A nested stack is deleted with its resource in the stack above, unless that stays itself. */
    private boolean isLeft(String stack) {
        var pair = pair(stack);
        if (pair.after().isPresent()) {
            return false;
        }
        int last = stack.lastIndexOf('/');
        if (last < 0) {
            return pair.before().isPresent();
        }
        var above = stack.substring(0, last);
        return isKept(pair(above).before(stack.substring(last + 1)), DELETION) || isLeft(above);
    }

    private StackPair pair(String stack) {
        return new StackPair(
                stack,
                Optional.ofNullable(comparison.before().stacks().get(stack)),
                Optional.ofNullable(comparison.after().stacks().get(stack)));
    }

    private static Optional<String> formerStack(ResourceChange change) {
        return change.formerId().filter(id -> id.indexOf('/') >= 0).map(id -> id.substring(0, id.lastIndexOf('/')));
    }

    private static boolean isKept(JsonNode resource, String policy) {
        return KEEPING.contains(resource.path(policy).asText());
    }
}
