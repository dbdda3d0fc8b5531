/** Kubernetes clusters and what pods run on. */
@NullMarked
package dev.meridian.environments.compute;

import org.jspecify.annotations.NullMarked;
