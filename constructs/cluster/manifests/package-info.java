/** How the Kubernetes objects of a workload become resources of a stack. */
@NullMarked
package dev.meridian.constructs.cluster.manifests;

import org.jspecify.annotations.NullMarked;
