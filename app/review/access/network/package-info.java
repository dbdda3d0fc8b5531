/** Finds what a change lets reach a system over the network, and what it cuts off. */
@NullMarked
package dev.meridian.app.review.access.network;

import org.jspecify.annotations.NullMarked;
