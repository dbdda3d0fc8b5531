/** How many pods there are, how large, and how many may be missing. */
@NullMarked
package dev.meridian.constructs.workload.scaling;

import org.jspecify.annotations.NullMarked;
