/** Where the nodes of a cluster come from. */
@NullMarked
package dev.meridian.constructs.cluster.nodes;

import org.jspecify.annotations.NullMarked;
