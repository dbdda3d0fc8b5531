/** What deployments apply to Kubernetes clusters: the objects inside templates, and what their changes do. */
@NullMarked
package dev.meridian.app.review.kubernetes;

import org.jspecify.annotations.NullMarked;
