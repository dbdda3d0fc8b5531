/** The control plane of a cluster: its version, addresses, reach and protection. */
@NullMarked
package dev.meridian.constructs.cluster.controlplane;

import org.jspecify.annotations.NullMarked;
