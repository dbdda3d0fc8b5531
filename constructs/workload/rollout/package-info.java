/** How a new version takes the place of the old one. */
@NullMarked
package dev.meridian.constructs.workload.rollout;

import org.jspecify.annotations.NullMarked;
