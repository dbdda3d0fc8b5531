/** What networks and load balancers are billed for. */
@NullMarked
package dev.meridian.app.review.cost.service.network;

import org.jspecify.annotations.NullMarked;
