/**
 * What target groups are told: how a target shows that it is healthy, which one is chosen, and for how long.
 */
@NullMarked
package dev.meridian.constructs.balancing.targets;

import org.jspecify.annotations.NullMarked;
