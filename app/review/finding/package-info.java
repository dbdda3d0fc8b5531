/** What a review finds, and what is reported of it. */
@NullMarked
package dev.meridian.app.review.finding;

import org.jspecify.annotations.NullMarked;
