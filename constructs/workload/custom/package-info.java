/** Objects of kinds that a cluster's controllers define. */
@NullMarked
package dev.meridian.constructs.workload.custom;

import org.jspecify.annotations.NullMarked;
