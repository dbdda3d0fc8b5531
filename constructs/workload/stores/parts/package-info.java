/** What the stores have in common: where they live, whom they admit, and how their pods are locked down. */
@NullMarked
package dev.meridian.constructs.workload.stores.parts;

import org.jspecify.annotations.NullMarked;
