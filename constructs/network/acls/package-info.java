/** The network ACLs of the tiers: which packets may enter and leave, whatever security groups say. */
@NullMarked
package dev.meridian.constructs.network.acls;

import org.jspecify.annotations.NullMarked;
