/** The Kubernetes objects that manifests hold. */
@NullMarked
package dev.meridian.app.review.manifest;

import org.jspecify.annotations.NullMarked;
