/**
 * A Kubernetes cluster on EKS: {@link dev.meridian.constructs.cluster.KubernetesCluster}, and the controllers that a
 * stack may add to it.
 */
@NullMarked
package dev.meridian.constructs.cluster;

import org.jspecify.annotations.NullMarked;
