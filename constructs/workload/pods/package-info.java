/** What all pods have in common, whatever runs them. */
@NullMarked
package dev.meridian.constructs.workload.pods;

import org.jspecify.annotations.NullMarked;
