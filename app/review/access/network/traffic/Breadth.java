package dev.meridian.app.review.access.network.traffic;

import dev.meridian.app.review.address.AddressRange;
import java.util.Collection;
import java.util.Comparator;

/**
 * How many are let in. Public addresses count as the internet from 256 on (IPv6: from a site's /48), since fewer may well
 * be an office; private ones as a whole network from the size of a VPC on ({@code 10.0.0.0/16}), or from 256 on if every
 * port is open to them.
 */
public enum Breadth {
    /** Nobody has such an address. */
    NOBODY,
    /** A few addresses, a security group, or a name that only a deployment resolves. */
    NARROW,
    /** A whole private network. */
    NETWORK,
    /** The internet, or a good part of it. */
    WORLD;

    public static Breadth of(Traffic traffic) {
        return traffic.peer() instanceof Peer.Addresses addresses
                ? of(addresses.range(), traffic.isEveryPort())
                : NARROW;
    }

    public static Breadth of(AddressRange range, boolean isEveryPort) {
        if (range.isNobody()) {
            return NOBODY;
        }
        if (!range.isPrivate()) {
            return range.isAtLeast(24, 48) ? WORLD : NARROW;
        }
        return range.isAtLeast(16, 56) || isEveryPort && range.isAtLeast(24, 64) ? NETWORK : NARROW;
    }

    public static Breadth widest(Collection<Traffic> all) {
        return all.stream().map(Breadth::of).max(Comparator.naturalOrder()).orElse(NOBODY);
    }
}
