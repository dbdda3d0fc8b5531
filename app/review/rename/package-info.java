/** What stands in the way of a resource that is made anew under another logical id. */
@NullMarked
package dev.meridian.app.review.rename;

import org.jspecify.annotations.NullMarked;
