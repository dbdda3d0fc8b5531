/** Who may log in to a managed PostgreSQL server, and how the job that arranges it gets there. */
@NullMarked
package dev.meridian.constructs.workload.stores.roles;

import org.jspecify.annotations.NullMarked;
