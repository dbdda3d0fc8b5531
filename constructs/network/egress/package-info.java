/** How private tiers reach the internet. */
@NullMarked
package dev.meridian.constructs.network.egress;

import org.jspecify.annotations.NullMarked;
