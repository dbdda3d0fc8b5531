/** Ranges of IP addresses, exactly. */
@NullMarked
package dev.meridian.app.review.address;

import org.jspecify.annotations.NullMarked;
