/** Tests of whether one policy lies within another. */
@NullMarked
package dev.meridian.app.review.access.iam.policy;

import org.jspecify.annotations.NullMarked;
