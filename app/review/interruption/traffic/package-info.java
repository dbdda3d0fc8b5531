/** Changes of the ways on which requests and messages reach a service. */
@NullMarked
package dev.meridian.app.review.interruption.traffic;

import org.jspecify.annotations.NullMarked;
