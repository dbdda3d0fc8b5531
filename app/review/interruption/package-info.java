/** What interrupts a service: restarts, replacements, refused steps, lost capacity and lost ways to reach it. */
@NullMarked
package dev.meridian.app.review.interruption;

import org.jspecify.annotations.NullMarked;
