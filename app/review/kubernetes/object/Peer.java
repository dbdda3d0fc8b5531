package dev.meridian.app.review.kubernetes.object;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import dev.meridian.app.review.access.network.traffic.Breadth;
import dev.meridian.app.review.address.AddressRange;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The other end of a connection that a NetworkPolicy lets through. */
public sealed interface Peer {
    Peer EVERYONE = new Everyone();

    static Peer of(JsonNode peer, String namespace) {
        if (!Fields.isAbsent(peer.path("ipBlock"))) {
            var block = peer.path("ipBlock");
            return Addresses.of(block.path("cidr").asText(), Fields.texts(block.path("except")));
        }
        var namespaces = peer.path("namespaceSelector");
        return new Pods(
                namespaces.isObject()
                        ? Selector.of(namespaces)
                        : Selector.ofLabels(Map.of("kubernetes.io/metadata.name", namespace)),
                Selector.of(peer.path("podSelector")));
    }

    /** What is left of it; itself if the other is none of it, or nobody knows which part. */
    Optional<Peer> without(Peer other);

    Breadth breadth(boolean isEveryPort);

    /** Whether only a deployment knows whom it stands for. */
    boolean isUnknown();

    /** Whether it is pods alone. */
    boolean isPods();

    /** Whether the instance metadata service of an EC2 instance is among it ("Use IMDS" in the EC2 User Guide). */
    boolean holdsInstanceMetadata();

    /** Whoever it is, outside of the cluster too. */
    record Everyone() implements Peer {
        @Override
        public Optional<Peer> without(Peer other) {
            return equals(other) ? Optional.empty() : Optional.of(this);
        }

        @Override
        public Breadth breadth(boolean isEveryPort) {
            return Breadth.WORLD;
        }

        @Override
        public boolean isUnknown() {
            return false;
        }

        @Override
        public boolean isPods() {
            return false;
        }

        @Override
        public boolean holdsInstanceMetadata() {
            return true;
        }

        @Override
        public String toString() {
            return "everyone";
        }
    }

    /**
     * Addresses of a block, or what is left of one.
     *
     * @param ranges as far as they can be read
     * @param isUnknown whether something of them cannot
     */
    record Addresses(List<AddressRange> ranges, boolean isUnknown, String text) implements Peer {
        private static final List<AddressRange> INSTANCE_METADATA = Stream.of("169.254.169.254/32", "fd00:ec2::254/128")
                .flatMap(address -> AddressRange.parse(address).stream())
                .toList();

        public Addresses {
            ranges = List.copyOf(ranges);
        }

        static Addresses of(String cidr, Set<String> except) {
            var excepted = except.stream()
                    .flatMap(block -> AddressRange.parse(block).stream())
                    .toList();
            var range = AddressRange.parse(cidr);
            return new Addresses(
                    range.map(known -> known.minus(excepted)).orElse(List.of()),
                    range.isEmpty() || excepted.size() < except.size(),
                    except.isEmpty() ? cidr : cidr + " except " + String.join(", ", except));
        }

        @Override
        public Optional<Peer> without(Peer other) {
            if (other.equals(EVERYONE) || other.equals(this)) {
                return Optional.empty();
            }
            // Of one that excepts something unknown nobody knows what it lets through.
            if (!(other instanceof Addresses known) || known.isUnknown || ranges.isEmpty()) {
                return Optional.of(this);
            }
            var left = ranges.stream()
                    .flatMap(range -> range.minus(known.ranges).stream())
                    .toList();
            if (left.equals(ranges)) {
                return Optional.of(this);
            }
            return left.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Addresses(
                            left,
                            isUnknown,
                            left.stream().map(AddressRange::text).collect(joining(", "))));
        }

        @Override
        public Breadth breadth(boolean isEveryPort) {
            return ranges.stream()
                    .map(range -> Breadth.of(range, isEveryPort))
                    .max(Comparator.naturalOrder())
                    .orElse(Breadth.NARROW);
        }

        @Override
        public boolean isPods() {
            return false;
        }

        @Override
        public boolean holdsInstanceMetadata() {
            return INSTANCE_METADATA.stream()
                    .anyMatch(address -> ranges.stream().anyMatch(address::overlaps));
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /** Pods of namespaces of the cluster. */
    record Pods(Selector namespaces, Selector pods) implements Peer {
        @Override
        public Optional<Peer> without(Peer other) {
            var isCovered = other.equals(EVERYONE)
                    || other instanceof Pods wider
                            && namespaces.isWithin(wider.namespaces)
                            && pods.isWithin(wider.pods);
            return isCovered ? Optional.empty() : Optional.of(this);
        }

        /** Who may make pods anywhere in the cluster can give them any label, so all namespaces count as much as all pods. */
        @Override
        public Breadth breadth(boolean isEveryPort) {
            return namespaces.selectsEverything() || pods.selectsEverything() ? Breadth.NETWORK : Breadth.NARROW;
        }

        @Override
        public boolean isUnknown() {
            return false;
        }

        @Override
        public boolean isPods() {
            return true;
        }

        @Override
        public boolean holdsInstanceMetadata() {
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
}
