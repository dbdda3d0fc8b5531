/** Changes of clusters of Kubernetes that move pods or leave them nowhere to run. */
@NullMarked
package dev.meridian.app.review.interruption.cluster;

import org.jspecify.annotations.NullMarked;
