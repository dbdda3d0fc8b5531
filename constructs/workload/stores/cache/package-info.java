/** The parts of a cache inside a cluster. */
@NullMarked
package dev.meridian.constructs.workload.stores.cache;

import org.jspecify.annotations.NullMarked;
