/** Kubernetes objects as they are written: from typed objects to plain maps, and into charts. */
@NullMarked
package dev.meridian.constructs.workload.manifests;

import org.jspecify.annotations.NullMarked;
