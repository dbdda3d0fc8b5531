/** The parts of a PostgreSQL server inside a cluster: its pods, standbys, services and dumps. */
@NullMarked
package dev.meridian.constructs.workload.stores.postgres;

import org.jspecify.annotations.NullMarked;
