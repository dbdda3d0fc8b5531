/** What interrupts, and the rules that say so. */
@NullMarked
package dev.meridian.app.review.interruption.cause;

import org.jspecify.annotations.NullMarked;
