package dev.meridian.app.lock;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;

/**
 * What an entry in the list of approvals may name.
 *
 * @param rule the rule
 * @param stack the stack's name, or a pattern of several
 * @param resource the resource, or a pattern of several
 */
record Approvable(LossRule rule, String stack, String resource) {
    Approvable {
        requireNonNull(rule, "rule");
        requireNonNull(stack, "stack");
        requireNonNull(resource, "resource");
    }

    /** An entry to be pasted, which is refused until somebody has written the reason. */
    String entry(LocalDate expires) {
        return """
                - stack: %s
                  resource: %s
                  rule: %s
                  reason: ""
                  expires: %s
                """.formatted(stack, resource, rule.id(), expires);
    }
}
