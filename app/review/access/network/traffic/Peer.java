package dev.meridian.app.review.access.network.traffic;

import dev.meridian.app.review.address.AddressRange;
import java.util.List;

/** Whom traffic comes from or goes to. */
public sealed interface Peer {
    Peer ANY_IPV4 = new Addresses(AddressRange.ANY_IPV4);
    Peer ANY_IPV6 = new Addresses(AddressRange.ANY_IPV6);

    boolean overlaps(Peer other);

    /** What is left of this without the other, which it overlaps. */
    List<Peer> minus(Peer other);

    /** The part that is in both, which overlap. */
    Peer and(Peer other);

    /** What a reviewer calls it. */
    String text();

    /** Whoever has one of these addresses. */
    record Addresses(AddressRange range) implements Peer {
        @Override
        public boolean overlaps(Peer other) {
            return other instanceof Addresses addresses && range.overlaps(addresses.range);
        }

        @Override
        public List<Peer> minus(Peer other) {
            return other instanceof Addresses addresses
                    ? range.minus(addresses.range).stream()
                            .<Peer>map(Addresses::new)
                            .toList()
                    : List.of();
        }

        @Override
        public Peer and(Peer other) {
            return other instanceof Addresses addresses ? new Addresses(range.and(addresses.range)) : this;
        }

        @Override
        public String text() {
            return range.text();
        }
    }

    /**
     * Something that is known by its name alone: a security group, a prefix list, or what only a deployment resolves.
     *
     * @param key what it is told apart by
     * @param text what a reviewer calls it
     */
    record Named(String key, String text) implements Peer {
        /** Whoever a name stands for has an address, so what anyone may do it may do as well. */
        @Override
        public boolean overlaps(Peer other) {
            return other instanceof Named named ? named.key.equals(key) : other.equals(ANY_IPV4);
        }

        @Override
        public List<Peer> minus(Peer other) {
            return List.of();
        }

        @Override
        public Peer and(Peer other) {
            return this;
        }
    }
}
