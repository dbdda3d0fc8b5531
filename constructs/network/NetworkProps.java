package dev.meridian.constructs.network;

import static java.util.Objects.requireNonNull;

import dev.meridian.constructs.addresses.Ipv4Block;
import dev.meridian.constructs.network.acls.TierRules;
import dev.meridian.constructs.network.egress.Egress;
import dev.meridian.constructs.network.subnets.AddressFamily;
import dev.meridian.constructs.network.subnets.AddressPlan;
import dev.meridian.constructs.network.subnets.FurtherTier;
import java.util.List;

/**
 * How a {@link Network} is laid out.
 *
 * @param cidr the block of the VPC, /16 to /20 of a private range, such as {@code 10.20.0.0/16}; it never changes
 * @param zoneCount how many Availability Zones to span, 2 to 4; grows in place
 * @param egress how private tiers reach the internet
 * @param endpoints which AWS services are reached without the internet
 * @param flowLogs where the record of every connection goes
 * @param addressFamily IPv4 alone or with IPv6
 * @param databasePorts the TCP ports that the database tier answers on; append, so that rules keep their numbers
 * @param furtherTiers tiers after application, public and database; append, never reorder
 * @param connectedCidrs blocks outside the VPC (a VPN's, a peer's) that may reach the application tier, and the
 *     database tier on its ports; append, so that rules keep their numbers
 */
public record NetworkProps(
        String cidr,
        int zoneCount,
        Egress egress,
        Endpoints endpoints,
        FlowLogs flowLogs,
        AddressFamily addressFamily,
        List<Integer> databasePorts,
        List<FurtherTier> furtherTiers,
        List<String> connectedCidrs) {
    /** Three zones: {@value}. */
    public static final int DEFAULT_ZONE_COUNT = 3;

    /** A NAT gateway in every zone. */
    public static final Egress DEFAULT_EGRESS = new Egress.PerZone();

    /** S3 and DynamoDB only. */
    public static final Endpoints DEFAULT_ENDPOINTS = new Endpoints.GatewayOnly();

    /** CloudWatch Logs for {@link FlowLogs.CloudWatch#DEFAULT_RETENTION}. */
    public static final FlowLogs DEFAULT_FLOW_LOGS = new FlowLogs.CloudWatch();

    /** IPv4 only. */
    public static final AddressFamily DEFAULT_ADDRESS_FAMILY = AddressFamily.IPV4;

    /** PostgreSQL 5432, Redis 6379 and NFS 2049. */
    public static final List<Integer> DEFAULT_DATABASE_PORTS = List.of(5432, 6379, 2049);

    private static final int FEWEST_ZONES = 2;
    private static final int HIGHEST_PORT = 65_535;

    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException if a number is out of its range, a block is malformed or overlaps another, or
     *     the rules that follow would exceed the quota of a network ACL
     */
    public NetworkProps {
        requireNonNull(cidr, "cidr");
        requireNonNull(egress, "egress");
        requireNonNull(endpoints, "endpoints");
        requireNonNull(flowLogs, "flowLogs");
        requireNonNull(addressFamily, "addressFamily");
        databasePorts = List.copyOf(requireNonNull(databasePorts, "databasePorts"));
        furtherTiers = List.copyOf(requireNonNull(furtherTiers, "furtherTiers"));
        connectedCidrs = List.copyOf(requireNonNull(connectedCidrs, "connectedCidrs"));
        if (zoneCount < FEWEST_ZONES || zoneCount > AddressPlan.ZONE_SLOTS) {
            throw new IllegalArgumentException(
                    "zoneCount must be %d to %d, got %d".formatted(FEWEST_ZONES, AddressPlan.ZONE_SLOTS, zoneCount));
        }
        requirePorts(databasePorts);
        var plan = plan(cidr, furtherTiers);
        requireApart(cidr, connectedCidrs);
        new TierRules(plan, addressFamily, databasePorts, furtherTiers, connectedCidrs).requireWithinQuota();
    }

    /** Starts from the defaults. */
    public static Builder builder(String cidr) {
        return new Builder(cidr);
    }

    /** Which block each tier and zone gets. */
    public AddressPlan addressPlan() {
        return plan(cidr, furtherTiers);
    }

    TierRules rules() {
        return new TierRules(addressPlan(), addressFamily, databasePorts, furtherTiers, connectedCidrs);
    }

    private static AddressPlan plan(String cidr, List<FurtherTier> furtherTiers) {
        return AddressPlan.of(cidr, furtherTiers.stream().map(FurtherTier::name).toList());
    }

    private static void requirePorts(List<Integer> ports) {
        if (ports.isEmpty()) {
            throw new IllegalArgumentException("databasePorts must name a port, got none");
        }
        for (var port : ports) {
            if (port < 1 || port > HIGHEST_PORT) {
                throw new IllegalArgumentException(
                        "databasePorts must be 1 to %d, got %d".formatted(HIGHEST_PORT, port));
            }
        }
        if (ports.stream().distinct().count() < ports.size()) {
            throw new IllegalArgumentException("databasePorts must name each port once, got %s".formatted(ports));
        }
    }

    private static void requireApart(String cidr, List<String> connectedCidrs) {
        var vpc = Ipv4Block.parse("cidr", cidr);
        for (var connected : connectedCidrs) {
            var block = Ipv4Block.parse("connectedCidrs", connected);
            if (block.prefix() == 0) {
                throw new IllegalArgumentException(
                        "connectedCidrs must name networks, got %s, the whole internet".formatted(connected));
            }
            if (block.overlaps(vpc)) {
                throw new IllegalArgumentException(
                        "connectedCidrs must lie outside the VPC, got %s which overlaps %s".formatted(connected, cidr));
            }
        }
        if (connectedCidrs.stream().distinct().count() < connectedCidrs.size()) {
            throw new IllegalArgumentException(
                    "connectedCidrs must name each block once, got %s".formatted(connectedCidrs));
        }
    }

    /** Collects what differs from the defaults. */
    public static final class Builder {
        private final String cidr;
        private int zoneCount = DEFAULT_ZONE_COUNT;
        private Egress egress = DEFAULT_EGRESS;
        private Endpoints endpoints = DEFAULT_ENDPOINTS;
        private FlowLogs flowLogs = DEFAULT_FLOW_LOGS;
        private AddressFamily addressFamily = DEFAULT_ADDRESS_FAMILY;
        private List<Integer> databasePorts = DEFAULT_DATABASE_PORTS;
        private List<FurtherTier> furtherTiers = List.of();
        private List<String> connectedCidrs = List.of();

        private Builder(String cidr) {
            this.cidr = cidr;
        }

        /** Spans this many zones. Default: {@value NetworkProps#DEFAULT_ZONE_COUNT}. */
        public Builder zoneCount(int zoneCount) {
            this.zoneCount = zoneCount;
            return this;
        }

        /** Reaches the internet this way. Default: {@link NetworkProps#DEFAULT_EGRESS}. */
        public Builder egress(Egress egress) {
            this.egress = egress;
            return this;
        }

        /** Reaches these services privately. Default: {@link NetworkProps#DEFAULT_ENDPOINTS}. */
        public Builder endpoints(Endpoints endpoints) {
            this.endpoints = endpoints;
            return this;
        }

        /** Records connections there. Default: {@link NetworkProps#DEFAULT_FLOW_LOGS}. */
        public Builder flowLogs(FlowLogs flowLogs) {
            this.flowLogs = flowLogs;
            return this;
        }

        /** Speaks these versions. Default: {@link NetworkProps#DEFAULT_ADDRESS_FAMILY}. */
        public Builder addressFamily(AddressFamily addressFamily) {
            this.addressFamily = addressFamily;
            return this;
        }

        /** Opens these ports of the database tier. Default: {@link NetworkProps#DEFAULT_DATABASE_PORTS}. */
        public Builder databasePorts(List<Integer> databasePorts) {
            this.databasePorts = databasePorts;
            return this;
        }

        /** Adds these tiers. Default: none. */
        public Builder furtherTiers(List<FurtherTier> furtherTiers) {
            this.furtherTiers = furtherTiers;
            return this;
        }

        /** Admits these blocks from outside the VPC. Default: none. */
        public Builder connectedCidrs(List<String> connectedCidrs) {
            this.connectedCidrs = connectedCidrs;
            return this;
        }

        /**
         * The props.
         *
         * @throws IllegalArgumentException as {@link NetworkProps} says
         */
        public NetworkProps build() {
            return new NetworkProps(
                    cidr,
                    zoneCount,
                    egress,
                    endpoints,
                    flowLogs,
                    addressFamily,
                    databasePorts,
                    furtherTiers,
                    connectedCidrs);
        }
    }
}
