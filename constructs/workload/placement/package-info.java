/** On which nodes pods run. */
@NullMarked
package dev.meridian.constructs.workload.placement;

import org.jspecify.annotations.NullMarked;
