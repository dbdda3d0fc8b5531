package dev.meridian.app.review.kubernetes.object;

import com.fasterxml.jackson.databind.JsonNode;
import dev.meridian.app.review.access.network.traffic.Breadth;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A peer and a range of ports that a NetworkPolicy lets through.
 *
 * @param peer the other end
 * @param ports its ports
 */
public record Allowance(Peer peer, Ports ports) {
    /** Each pair of a rule's peers and ports; a rule without peers is for everyone, one without ports for all ports. */
    static List<Allowance> of(List<JsonNode> peers, List<JsonNode> ports, String namespace) {
        var allowances = new ArrayList<Allowance>();
        var allPeers = peers.isEmpty()
                ? List.of(Peer.EVERYONE)
                : peers.stream().map(peer -> Peer.of(peer, namespace)).toList();
        var allPorts = ports.isEmpty()
                ? List.of(Ports.ALL)
                : ports.stream().map(Ports::of).toList();
        allPeers.forEach(peer -> allPorts.forEach(range -> allowances.add(new Allowance(peer, range))));
        return allowances;
    }

    /** What of it the others do not let through. */
    public List<Allowance> without(List<Allowance> others) {
        var left = List.of(this);
        for (var other : others) {
            left = left.stream().flatMap(allowance -> allowance.without(other)).toList();
        }
        return left;
    }

    private Stream<Allowance> without(Allowance other) {
        var shared = ports.and(other.ports);
        var left = peer.without(other.peer);
        if (shared.isEmpty() || left.filter(peer::equals).isPresent()) {
            return Stream.of(this);
        }
        return Stream.concat(
                ports.without(other.ports).stream().map(range -> new Allowance(peer, range)),
                left.stream().map(rest -> new Allowance(rest, shared.get())));
    }

    public Breadth breadth() {
        return peer.breadth(ports.isEvery());
    }

    /** Whether it is open to a whole network or more. */
    public boolean isBroad() {
        return breadth().compareTo(Breadth.NETWORK) >= 0;
    }

    /** Whether it has something of the other. */
    public boolean overlaps(Allowance other) {
        return !without(List.of(other)).equals(List.of(this));
    }

    /**
     * Whether pods come to what an EC2 instance says of itself, the credentials of its role among it. It answers on HTTP;
     * who opens this address by itself has given up an exception that somebody made for its sake.
     */
    public boolean opensInstanceMetadata() {
        return peer.holdsInstanceMetadata() && (Ports.HTTP.isWithin(ports) || breadth() == Breadth.NARROW);
    }
}
