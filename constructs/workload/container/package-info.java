/** What runs in a pod. */
@NullMarked
package dev.meridian.constructs.workload.container;

import org.jspecify.annotations.NullMarked;
