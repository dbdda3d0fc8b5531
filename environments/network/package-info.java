/** Addresses, egress and connections of networks. */
@NullMarked
package dev.meridian.environments.network;

import org.jspecify.annotations.NullMarked;
