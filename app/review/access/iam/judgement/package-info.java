/** How bad it is that a policy newly allows something. */
@NullMarked
package dev.meridian.app.review.access.iam.judgement;

import org.jspecify.annotations.NullMarked;
