/** Failover: to another zone, another target or a queue of what failed. */
@NullMarked
package dev.meridian.app.review.recovery.zone;

import org.jspecify.annotations.NullMarked;
