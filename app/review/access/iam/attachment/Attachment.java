package dev.meridian.app.review.access.iam.attachment;

import dev.meridian.app.review.access.iam.policy.PolicyDocument;

/**
 * A policy document and what it is attached to.
 *
 * @param carrier the logical id of the resource that carries it
 * @param holder what it is attached to
 * @param fallback whether it is attached to nothing but the policy itself, which may be attached elsewhere
 * @param property the property it is written in
 * @param document the document
 */
public record Attachment(String carrier, Holder holder, boolean fallback, String property, PolicyDocument document) {
    /** What a policy says something about. */
    public enum Kind {
        /** What somebody may do. */
        IDENTITY,
        /** Who may become a role. */
        TRUST,
        /** Who may do what with a resource. */
        RESOURCE,
        /** What may pass a VPC endpoint. */
        ENDPOINT,
        /** What an organization leaves its accounts to decide. */
        GUARDRAIL
    }

    /**
     * What a policy is attached to.
     *
     * @param kind what the policy says about it
     * @param target how templates name it
     */
    public record Holder(Kind kind, String target) {}
}
