/** Kubernetes objects in Kubernetes's own terms, whatever shape they were written in. */
@NullMarked
package dev.meridian.app.review.kubernetes.object;

import org.jspecify.annotations.NullMarked;
