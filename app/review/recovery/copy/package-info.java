/** Copies that are kept current: replicas, replication of objects and their older versions. */
@NullMarked
package dev.meridian.app.review.recovery.copy;

import org.jspecify.annotations.NullMarked;
