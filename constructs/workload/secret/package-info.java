/** Secrets that are named in manifests and kept elsewhere. */
@NullMarked
package dev.meridian.constructs.workload.secret;

import org.jspecify.annotations.NullMarked;
