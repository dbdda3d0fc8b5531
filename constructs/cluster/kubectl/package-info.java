/** What kubectl's function applies to a cluster: manifests and Helm releases, and its way to the API. */
@NullMarked
package dev.meridian.constructs.cluster.kubectl;

import org.jspecify.annotations.NullMarked;
