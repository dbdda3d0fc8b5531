/** How a container is asked whether it is well. */
@NullMarked
package dev.meridian.constructs.workload.probes;

import org.jspecify.annotations.NullMarked;
