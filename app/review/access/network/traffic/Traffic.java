package dev.meridian.app.review.access.network.traffic;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Traffic with a peer: some protocols, some ports. It is a box in three dimensions, so that what one set of rules allows
 * and another does not can be told exactly.
 *
 * @param protocols the numbers of the protocols (IANA)
 * @param ports the ports; of ICMP its type times 256 plus its code
 * @param peer where it comes from or goes to
 */
public record Traffic(Span protocols, Span ports, Peer peer) {
    public static final Span ALL_PROTOCOLS = new Span(0, 255);
    public static final Span ALL_PORTS = new Span(0, 65535);
    public static final int ICMP = 1;
    public static final int TCP = 6;
    public static final int UDP = 17;
    public static final int ICMP_V6 = 58;

    /** Neighbouring numbers. */
    public record Span(int from, int to) {
        public static Span of(int only) {
            return new Span(only, only);
        }

        public boolean overlaps(Span other) {
            return from <= other.to && other.from <= to;
        }

        boolean contains(Span other) {
            return from <= other.from && other.to <= to;
        }

        public Span and(Span other) {
            return new Span(Math.max(from, other.from), Math.min(to, other.to));
        }

        List<Span> minus(Span other) {
            var left = new ArrayList<Span>(2);
            if (from < other.from) {
                left.add(new Span(from, other.from - 1));
            }
            if (to > other.to) {
                left.add(new Span(other.to + 1, to));
            }
            return left;
        }

        public String text() {
            return from == to ? Integer.toString(from) : from + "–" + to;
        }
    }

    public static Traffic any(Peer peer) {
        return new Traffic(ALL_PROTOCOLS, ALL_PORTS, peer);
    }

    public boolean overlaps(Traffic other) {
        return protocols.overlaps(other.protocols) && ports.overlaps(other.ports) && peer.overlaps(other.peer);
    }

    /** What is left of all these without all those. */
    public static List<Traffic> subtract(Collection<Traffic> all, Collection<Traffic> those) {
        List<Traffic> left = List.copyOf(all);
        for (var taken : those) {
            if (left.stream().anyMatch(box -> box.overlaps(taken))) {
                left = left.stream().flatMap(box -> box.minus(taken).stream()).toList();
            }
        }
        return left;
    }

    List<Traffic> minus(Traffic other) {
        if (!overlaps(other)) {
            return List.of(this);
        }
        var left = new ArrayList<Traffic>();
        protocols.minus(other.protocols).forEach(span -> left.add(new Traffic(span, ports, peer)));
        var both = protocols.and(other.protocols);
        ports.minus(other.ports).forEach(span -> left.add(new Traffic(both, span, peer)));
        peer.minus(other.peer).forEach(rest -> left.add(new Traffic(both, ports.and(other.ports), rest)));
        return left;
    }

    /** The part in both, which overlap. */
    Traffic and(Traffic other) {
        return new Traffic(protocols.and(other.protocols), ports.and(other.ports), peer.and(other.peer));
    }

    public boolean isEveryPort() {
        return ports.equals(ALL_PORTS) && !isIcmp();
    }

    public boolean isIcmp() {
        return protocols.equals(Span.of(ICMP)) || protocols.equals(Span.of(ICMP_V6));
    }

    /** Such as {@code TCP 22 from 10.0.0.0/16}. */
    public String text(Direction direction) {
        return what() + " " + direction.preposition() + " " + peer.text();
    }

    /** A part of a whole: by itself where it reads well, or else as the whole. */
    public static String text(Traffic whole, Collection<Traffic> part, Direction direction) {
        var isReadable = part.size() <= 2 && part.stream().allMatch(Traffic::isReadable);
        return isReadable ? text(part, direction) : whole.text(direction);
    }

    private boolean isReadable() {
        var isKnown = protocols.equals(ALL_PROTOCOLS) || protocols.from() == protocols.to();
        return isKnown
                && !(peer instanceof Peer.Addresses addresses
                        && !addresses.range().isBlock());
    }

    public static String text(Collection<Traffic> all, Direction direction) {
        return all.stream().map(traffic -> traffic.text(direction)).distinct().collect(Collectors.joining(", "));
    }

    private String what() {
        if (protocols.equals(ALL_PROTOCOLS)) {
            return ports.equals(ALL_PORTS) ? "all traffic" : "all protocols on ports " + ports.text();
        }
        if (protocols.from() != protocols.to()) {
            return "protocols " + protocols.text();
        }
        return isIcmp() ? icmp() : port();
    }

    private String port() {
        var name = protocol(protocols.from());
        return ports.equals(ALL_PORTS) ? name + " on all ports" : name + " " + ports.text();
    }

    private String icmp() {
        var name = protocols.from() == ICMP ? "ICMP" : "ICMPv6";
        if (ports.equals(ALL_PORTS)) {
            return name;
        }
        var type = ports.from() / 256;
        if (ports.from() == ports.to()) {
            return name + " type " + type + " code " + ports.from() % 256;
        }
        return name + " type " + new Span(type, ports.to() / 256).text();
    }

    private static String protocol(int number) {
        return number == TCP ? "TCP" : number == UDP ? "UDP" : "protocol " + number;
    }
}
