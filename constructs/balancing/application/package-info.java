/**
 * What an application load balancer alone is told: how it treats HTTP, and how much it can take at once.
 */
@NullMarked
package dev.meridian.constructs.balancing.application;

import org.jspecify.annotations.NullMarked;
