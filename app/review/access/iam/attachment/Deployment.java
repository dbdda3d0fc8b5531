package dev.meridian.app.review.access.iam.attachment;

import dev.meridian.app.review.access.iam.policy.ValueReader;
import dev.meridian.app.review.change.StackPair;
import java.util.Map;
import java.util.Optional;

/**
 * Where a stack is deployed.
 *
 * @param account its account, where it is known
 * @param region its region, where it is known
 * @param stage its stage; empty where it has none
 */
public record Deployment(Optional<String> account, Optional<String> region, String stage) {
    /** Where this stack is. */
    public static Deployment of(StackPair stack) {
        var stage = stack.after().or(stack::before).map(template -> template.stage());
        return new Deployment(stack.account(), stack.region(), stage.orElse(""));
    }

    /** Reads values of the stack, with these logical ids as others. */
    public ValueReader reader(Map<String, String> renames) {
        return new ValueReader(account, region, renames);
    }
}
