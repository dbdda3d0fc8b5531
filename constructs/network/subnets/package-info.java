/** Which subnets a VPC has: the address plan, and tiers, each the subnets of one purpose in every zone. */
@NullMarked
package dev.meridian.constructs.network.subnets;

import org.jspecify.annotations.NullMarked;
