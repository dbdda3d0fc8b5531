/** Whom pods may talk to, and who may talk to them. */
@NullMarked
package dev.meridian.constructs.workload.traffic;

import org.jspecify.annotations.NullMarked;
