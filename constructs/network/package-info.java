/**
 * The ground that systems stand on: a VPC whose addresses never move, its ways out and its guards, and connections
 * between such VPCs.
 */
@NullMarked
package dev.meridian.constructs.network;

import org.jspecify.annotations.NullMarked;
