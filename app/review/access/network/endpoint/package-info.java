/** Settings that give a service an address on the internet. */
@NullMarked
package dev.meridian.app.review.access.network.endpoint;

import org.jspecify.annotations.NullMarked;
