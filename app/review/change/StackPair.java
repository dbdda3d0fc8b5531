package dev.meridian.app.review.change;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.meridian.app.review.assembly.StackTemplate;
import java.util.Optional;
import java.util.function.Function;

/**
 * A stack on both sides.
 *
 * @param name the stack's name
 * @param before the stack as it runs, or empty if it is new
 * @param after the stack as proposed, or empty if it is gone
 */
public record StackPair(String name, Optional<StackTemplate> before, Optional<StackTemplate> after) {
    /** What a reviewer calls the place it runs in, such as {@code atlas-production}. */
    public String environment() {
        return either(stack -> Optional.of(stack.environment())).orElse(name);
    }

    public Optional<String> region() {
        return either(StackTemplate::region);
    }

    public Optional<String> account() {
        return either(StackTemplate::account);
    }

    /** The resource of this logical id as it runs; a missing node if there is none. */
    public JsonNode before(String logicalId) {
        return before.map(stack -> stack.resource(logicalId)).orElse(MissingNode.getInstance());
    }

    /** The resource of this logical id as proposed; a missing node if there is none. */
    public JsonNode after(String logicalId) {
        return after.map(stack -> stack.resource(logicalId)).orElse(MissingNode.getInstance());
    }

    /** What the assembly of the proposal says, or else that of the base: snapshots know less than a whole assembly. */
    private <T> Optional<T> either(Function<StackTemplate, Optional<T>> question) {
        return after.flatMap(question).or(() -> before.flatMap(question));
    }
}
