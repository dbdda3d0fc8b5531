/** Data that a service deletes by itself, as it is told to. */
@NullMarked
package dev.meridian.app.review.recovery.expiry;

import org.jspecify.annotations.NullMarked;
