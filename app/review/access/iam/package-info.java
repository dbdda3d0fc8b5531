/** Finds where a change lets somebody do more than before: policies, trust, managed policies, access to clusters. */
@NullMarked
package dev.meridian.app.review.access.iam;

import org.jspecify.annotations.NullMarked;
