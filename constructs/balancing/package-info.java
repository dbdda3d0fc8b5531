/**
 * The ways into a Region: over HTTP by an {@link dev.meridian.constructs.balancing.ApplicationEntry}, at fixed
 * addresses by a {@link dev.meridian.constructs.balancing.NetworkEntry}. What their props are made of stands in the
 * sub-packages.
 */
@NullMarked
package dev.meridian.constructs.balancing;

import org.jspecify.annotations.NullMarked;
