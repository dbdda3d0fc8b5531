/** What changes the number of nodes: the cluster autoscaler, Karpenter, and Auto Mode's pool. */
@NullMarked
package dev.meridian.constructs.cluster.autoscaling;

import org.jspecify.annotations.NullMarked;
