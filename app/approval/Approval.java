package dev.meridian.app.approval;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;

/**
 * A dangerous change that somebody approved. In all three patterns {@code *} stands for any characters.
 *
 * @param stack the stack's name
 * @param resource the resource's logical id, or a Kubernetes object's namespace and name
 * @param rule the rule of the review that finds the change, such as {@code data/removed}
 * @param reason why it is right
 * @param expires the last day on which it holds
 */
public record Approval(String stack, String resource, String rule, String reason, LocalDate expires) {
    public Approval {
        requireNonNull(stack, "stack");
        requireNonNull(resource, "resource");
        requireNonNull(rule, "rule");
        requireNonNull(reason, "reason");
        requireNonNull(expires, "expires");
    }

    /** Whether it holds no longer. */
    public boolean isExpired(LocalDate today) {
        return today.isAfter(expires);
    }

    /** Whether it speaks of this change, expired or not. */
    boolean names(String rule, String stack, String resource) {
        return new NamePattern(this.rule).matches(rule)
                && new NamePattern(this.stack).matches(stack)
                && new NamePattern(this.resource).matches(resource);
    }
}
