/** Backups: how long they are kept, how often they are made, of what, and where they are copied. */
@NullMarked
package dev.meridian.app.review.recovery.backup;

import org.jspecify.annotations.NullMarked;
