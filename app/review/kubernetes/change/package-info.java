/** What changes of an object, beside what else is in its cluster, and the rules that may speak of it. */
@NullMarked
package dev.meridian.app.review.kubernetes.change;

import org.jspecify.annotations.NullMarked;
