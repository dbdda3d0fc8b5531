/** The two sides of a review, read from a cloud assembly's folder or from committed snapshots. */
@NullMarked
package dev.meridian.app.review.assembly;

import org.jspecify.annotations.NullMarked;
