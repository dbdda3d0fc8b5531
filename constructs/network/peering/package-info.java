/** Connections between VPCs of different regions. */
@NullMarked
package dev.meridian.constructs.network.peering;

import org.jspecify.annotations.NullMarked;
