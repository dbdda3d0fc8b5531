/**
 * What a network load balancer alone is told: its addresses, its ports, where they lead, and who else may reach it.
 */
@NullMarked
package dev.meridian.constructs.balancing.network;

import org.jspecify.annotations.NullMarked;
