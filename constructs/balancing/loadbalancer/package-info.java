/**
 * What load balancers of both kinds are told: who may connect, over which TLS, what they log, and what they withstand.
 */
@NullMarked
package dev.meridian.constructs.balancing.loadbalancer;

import org.jspecify.annotations.NullMarked;
