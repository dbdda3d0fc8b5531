package dev.meridian.app.review.change;

/** Whether CloudFormation makes a new resource and deletes the old one. */
public enum Replacement {
    NO,
    /** The schema says so under conditions that a template does not show. */
    MAYBE,
    YES
}
