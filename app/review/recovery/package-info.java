/** What weakens recovery: fewer copies, shorter or rarer backups, fewer zones, failures that nobody catches. */
@NullMarked
package dev.meridian.app.review.recovery;

import org.jspecify.annotations.NullMarked;
