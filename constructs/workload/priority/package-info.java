/** Whose pods stay when there is no room for all. */
@NullMarked
package dev.meridian.constructs.workload.priority;

import org.jspecify.annotations.NullMarked;
