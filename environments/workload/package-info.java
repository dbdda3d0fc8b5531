/** What runs on the cluster: namespaces, services, jobs, and whom each may use and call. */
@NullMarked
package dev.meridian.environments.workload;

import org.jspecify.annotations.NullMarked;
