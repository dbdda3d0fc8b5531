/** Traffic that is let through: which, from whom or to whom, how much, and the rules that may speak of it. */
@NullMarked
package dev.meridian.app.review.access.network.traffic;

import org.jspecify.annotations.NullMarked;
