/** Which resources carry policies, and what those are attached to, on one side of a stack. */
@NullMarked
package dev.meridian.app.review.access.iam.attachment;

import org.jspecify.annotations.NullMarked;
