/** How many pods there are, how large, where, and how they are replaced. */
@NullMarked
package dev.meridian.environments.workload.scaling;

import org.jspecify.annotations.NullMarked;
