/**
 * IAM policies as sets of what they allow and deny, and whether one lies within another. Nothing here ever says so without
 * being sure: what is not understood lies within nothing but its equal.
 */
@NullMarked
package dev.meridian.app.review.access.iam.policy;

import org.jspecify.annotations.NullMarked;
