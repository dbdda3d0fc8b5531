/** What nobody would think of: changes made at random. */
@NullMarked
package dev.meridian.app.review.random;

import org.jspecify.annotations.NullMarked;
