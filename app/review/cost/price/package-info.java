/** What AWS asks for what, where and since when, as far as the dated price table knows. */
@NullMarked
package dev.meridian.app.review.cost.price;

import org.jspecify.annotations.NullMarked;
