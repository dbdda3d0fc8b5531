package dev.meridian.app.review.finding;

/** How much a finding asks of a reviewer. */
public enum Severity {
    /** Must be approved before it is deployed. */
    DANGEROUS,
    /** Worth a look; a deployment may go on. */
    NOTABLE,
    /** Needs nobody's eyes. */
    HARMLESS
}
