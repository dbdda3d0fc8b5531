@NullMarked
package dev.meridian.app.review.kubernetes;

import org.jspecify.annotations.NullMarked;
