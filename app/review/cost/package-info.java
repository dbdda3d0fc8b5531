/** What a change does to the monthly bill, from the dated price table beside this file. */
@NullMarked
package dev.meridian.app.review.cost;

import org.jspecify.annotations.NullMarked;
