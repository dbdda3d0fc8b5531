/** The names of the rules about recovery. */
@NullMarked
package dev.meridian.app.review.recovery.weakness;

import org.jspecify.annotations.NullMarked;
