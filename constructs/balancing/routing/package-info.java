/**
 * Which requests go to which service, and how a service's two colours share them during a release.
 */
@NullMarked
package dev.meridian.constructs.balancing.routing;

import org.jspecify.annotations.NullMarked;
