package dev.meridian.app.review.kubernetes.object;

import com.fasterxml.jackson.databind.JsonNode;
import dev.meridian.app.review.address.AddressRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One peer and one range of ports that a NetworkPolicy lets through.
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

    /** Whether others let all of it through. */
    public boolean isCoveredBy(List<Allowance> others) {
        return peer.isWithin(others.stream()
                .filter(other -> ports.isWithin(other.ports))
                .map(Allowance::peer)
                .toList());
    }

    /** Whether it opens more than some ports of some pods. */
    public boolean isWide() {
        return ports.equals(Ports.ALL) || peer.isWide();
    }

    /** Whether only a deployment knows whom it is for. */
    public boolean isUnknown() {
        return peer.isUnknown();
    }

    @Override
    public String toString() {
        return peer + " on " + ports;
    }

    /** The other end of a connection. */
    public sealed interface Peer {
        Peer EVERYONE = new Everyone();

        static Peer of(JsonNode peer, String namespace) {
            if (!Fields.isAbsent(peer.path("ipBlock"))) {
                var block = peer.path("ipBlock");
                return new Addresses(block.path("cidr").asText(), List.copyOf(Fields.texts(block.path("except"))));
            }
            var namespaces = peer.path("namespaceSelector");
            return new Pods(
                    namespaces.isObject()
                            ? Selector.of(namespaces)
                            : Selector.ofLabels(Map.of("kubernetes.io/metadata.name", namespace)),
                    Selector.of(peer.path("podSelector")));
        }

        boolean isWithin(List<Peer> others);

        boolean isWide();

        boolean isUnknown();
    }

    private record Everyone() implements Peer {
        @Override
        public boolean isWithin(List<Peer> others) {
            return others.contains(this);
        }

        @Override
        public boolean isWide() {
            return true;
        }

        @Override
        public boolean isUnknown() {
            return false;
        }

        @Override
        public String toString() {
            return "everyone";
        }
    }

    private record Addresses(String cidr, List<String> except) implements Peer {
        @Override
        public boolean isWithin(List<Peer> others) {
            if (others.contains(this) || others.contains(EVERYONE)) {
                return true;
            }
            var own = AddressRange.parse(cidr);
            if (own.isEmpty()) {
                return false;
            }
            var ranges = own.get().minus(ranges(except));
            for (var other : others) {
                if (other instanceof Addresses addresses) {
                    var known = addresses.ranges();
                    ranges = ranges.stream()
                            .flatMap(range -> range.minus(known).stream())
                            .toList();
                }
            }
            return ranges.isEmpty();
        }

        /** None if it excepts something that cannot be read, since nobody knows then what it lets through. */
        private List<AddressRange> ranges() {
            var excepted = ranges(except);
            return excepted.size() < except.size()
                    ? List.of()
                    : AddressRange.parse(cidr).stream()
                            .flatMap(range -> range.minus(excepted).stream())
                            .toList();
        }

        private static List<AddressRange> ranges(List<String> cidrs) {
            return cidrs.stream()
                    .flatMap(cidr -> AddressRange.parse(cidr).stream())
                    .toList();
        }

        @Override
        public boolean isWide() {
            return true;
        }

        @Override
        public boolean isUnknown() {
            return Stream.concat(Stream.of(cidr), except.stream())
                    .anyMatch(range -> AddressRange.parse(range).isEmpty());
        }

        @Override
        public String toString() {
            return except.isEmpty() ? cidr : cidr + " except " + String.join(", ", except);
        }
    }

    private record Pods(Selector namespaces, Selector pods) implements Peer {
        @Override
        public boolean isWithin(List<Peer> others) {
            return others.stream()
                    .anyMatch(other -> other.equals(EVERYONE)
                            || other instanceof Pods wider
                                    && namespaces.isWithin(wider.namespaces)
                                    && pods.isWithin(wider.pods));
        }

        @Override
        public boolean isWide() {
            return namespaces.selectsEverything() || pods.selectsEverything();
        }

        @Override
        public boolean isUnknown() {
            return false;
        }

        @Override
        public String toString() {
            return "%s of %s"
                    .formatted(
                            pods.selectsEverything() ? "all pods" : "pods " + pods,
                            namespaces.selectsEverything() ? "all namespaces" : "namespaces " + namespaces);
        }
    }

    /** Ports of a protocol, or all of all. */
    public record Ports(String protocol, String first, String last) {
        static final Ports ALL = new Ports("all", "", "");

        static Ports of(JsonNode port) {
            var first = port.path("port").asText("");
            return new Ports(
                    port.path("protocol").asText("TCP"),
                    first,
                    port.path("endPort").asText(first));
        }

        boolean isWithin(Ports other) {
            if (other.equals(ALL)) {
                return true;
            }
            if (equals(ALL) || !protocol.equals(other.protocol)) {
                return false;
            }
            if (other.first.isEmpty() || equals(other)) {
                return true;
            }
            return isNumbered()
                    && other.isNumbered()
                    && number(other.first) <= number(first)
                    && number(last) <= number(other.last);
        }

        private boolean isNumbered() {
            return number(first) >= 0 && number(last) >= 0;
        }

        private static int number(String port) {
            try {
                return Integer.parseInt(port);
            } catch (NumberFormatException named) {
                return -1;
            }
        }

        @Override
        public String toString() {
            if (equals(ALL)) {
                return "all ports";
            }
            if (first.isEmpty()) {
                return "all %s ports".formatted(protocol);
            }
            return first.equals(last) ? protocol + " " + first : "%s %s-%s".formatted(protocol, first, last);
        }
    }
}
