/** Under which names pods are found, and which load balancers send them requests. */
@NullMarked
package dev.meridian.constructs.workload.exposure;

import org.jspecify.annotations.NullMarked;
