/** Tests of what the review finds in permissions. */
@NullMarked
package dev.meridian.app.review.access.iam;

import org.jspecify.annotations.NullMarked;
