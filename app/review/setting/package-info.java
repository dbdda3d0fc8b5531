/** Settings of a resource on both sides, and questions about them that know what cannot be known from a template. */
@NullMarked
package dev.meridian.app.review.setting;

import org.jspecify.annotations.NullMarked;
