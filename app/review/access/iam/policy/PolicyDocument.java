package dev.meridian.app.review.access.iam.policy;

import java.util.List;

/**
 * A policy.
 *
 * @param statements its statements
 * @param unread what cannot be read before CloudFormation resolves it
 */
public record PolicyDocument(List<Statement> statements, List<String> unread) {
    public PolicyDocument {
        statements = List.copyOf(statements);
        unread = List.copyOf(unread);
    }
}
