/** Ways in for people and for other networks: a bastion without open ports, and a site-to-site VPN. */
@NullMarked
package dev.meridian.constructs.access;

import org.jspecify.annotations.NullMarked;
