/** What is applied to a cluster, as its API server would see it. */
@NullMarked
package dev.meridian.kubernetes.model;

import org.jspecify.annotations.NullMarked;
