package dev.meridian.constructs.balancing;

import static java.util.Objects.requireNonNull;

import dev.meridian.constructs.balancing.loadbalancer.Checks;
import dev.meridian.constructs.balancing.loadbalancer.CrossZone;
import dev.meridian.constructs.balancing.loadbalancer.DeletionProtection;
import dev.meridian.constructs.balancing.loadbalancer.LoadBalancerLogs;
import dev.meridian.constructs.balancing.loadbalancer.Sources;
import dev.meridian.constructs.balancing.loadbalancer.ZonalShift;
import dev.meridian.constructs.balancing.network.Addresses;
import dev.meridian.constructs.balancing.network.ClientRouting;
import dev.meridian.constructs.balancing.network.NetworkPort;
import dev.meridian.constructs.balancing.network.PrivateLink;
import java.util.HashSet;
import java.util.List;
import software.amazon.awscdk.services.ec2.IVpc;
import software.amazon.awscdk.services.ec2.SubnetSelection;

/**
 * How a {@link NetworkEntry} is built.
 *
 * @param vpc the network of the load balancer and its targets
 * @param subnets one subnet in each of at least two zones; public ones for public addresses
 * @param logs where access logs go, which exist for TLS ports only
 * @param ports where clients connect, and where that leads
 * @param addresses which addresses it answers at
 * @param sources who may open connections
 * @param crossZone whether connections may go to targets in other zones
 * @param clientRouting which zone's address clients inside the VPC get
 * @param privateLink whether others can reach it by endpoints
 * @param zonalShift whether traffic can be moved out of a zone
 * @param deletionProtection whether it refuses to be deleted
 */
public record NetworkEntryProps(
        IVpc vpc,
        SubnetSelection subnets,
        LoadBalancerLogs logs,
        List<NetworkPort> ports,
        Addresses addresses,
        Sources sources,
        CrossZone crossZone,
        ClientRouting clientRouting,
        PrivateLink privateLink,
        ZonalShift zonalShift,
        DeletionProtection deletionProtection) {
    /** Unless said otherwise: connections stay in their zone. */
    public static final CrossZone DEFAULT_CROSS_ZONE = CrossZone.OFF;

    /** Unless said otherwise: clients get any zone's address. */
    public static final ClientRouting DEFAULT_CLIENT_ROUTING = ClientRouting.ANY_ZONE;

    /** Unless said otherwise: traffic can be moved out of a zone. */
    public static final ZonalShift DEFAULT_ZONAL_SHIFT = ZonalShift.ON;

    /** Unless said otherwise: it refuses to be deleted. */
    public static final DeletionProtection DEFAULT_DELETION_PROTECTION = DeletionProtection.ON;

    private static final int MOST_LISTENERS = 50;

    /**
     * Checks what the load balancer would refuse ("Quotas for your Network Load Balancers").
     *
     * @throws IllegalArgumentException if there is no port or more than 50, two share a name or a number, the sources
     *     need more rules than a security group holds, or private addresses are open to anyone
     */
    public NetworkEntryProps {
        requireNonNull(vpc, "vpc");
        requireNonNull(subnets, "subnets");
        requireNonNull(logs, "logs");
        ports = List.copyOf(requireNonNull(ports, "ports"));
        requireNonNull(addresses, "addresses");
        requireNonNull(sources, "sources");
        requireNonNull(crossZone, "crossZone");
        requireNonNull(clientRouting, "clientRouting");
        requireNonNull(privateLink, "privateLink");
        requireNonNull(zonalShift, "zonalShift");
        requireNonNull(deletionProtection, "deletionProtection");
        Checks.requireWithin("the number of ports", 1, MOST_LISTENERS, ports.size());
        var names = new HashSet<String>();
        var numbers = new HashSet<Integer>();
        ports.forEach(port -> {
            if (!names.add(port.name())) {
                throw new IllegalArgumentException("ports must differ in name, got '%s' twice".formatted(port.name()));
            }
            if (!numbers.add(port.port())) {
                throw new IllegalArgumentException("ports must differ in number, got %d twice".formatted(port.port()));
            }
        });
        Sources.requireWithinQuota(sources, ports.size());
        if (addresses instanceof Addresses.Private && sources instanceof Sources.Anyone) {
            throw new IllegalArgumentException(
                    "an internal load balancer must name its sources, got anyone; give ranges or security groups");
        }
    }

    /** Begins with everything optional at its default. */
    public static Builder builder(IVpc vpc, SubnetSelection subnets, LoadBalancerLogs logs, List<NetworkPort> ports) {
        return new Builder(vpc, subnets, logs, ports);
    }

    /** Collects what differs from the defaults. */
    public static final class Builder {
        private final IVpc vpc;
        private final SubnetSelection subnets;
        private final LoadBalancerLogs logs;
        private final List<NetworkPort> ports;
        private Addresses addresses = new Addresses.Fresh();
        private Sources sources = new Sources.Anyone();
        private CrossZone crossZone = DEFAULT_CROSS_ZONE;
        private ClientRouting clientRouting = DEFAULT_CLIENT_ROUTING;
        private PrivateLink privateLink = new PrivateLink.NotOffered();
        private ZonalShift zonalShift = DEFAULT_ZONAL_SHIFT;
        private DeletionProtection deletionProtection = DEFAULT_DELETION_PROTECTION;

        private Builder(IVpc vpc, SubnetSelection subnets, LoadBalancerLogs logs, List<NetworkPort> ports) {
            this.vpc = vpc;
            this.subnets = subnets;
            this.logs = logs;
            this.ports = ports;
        }

        /** Which addresses. Default: {@link Addresses.Fresh}. */
        public Builder addresses(Addresses addresses) {
            this.addresses = addresses;
            return this;
        }

        /** Who may open connections. Default: {@link Sources.Anyone}, on the listed ports only. */
        public Builder sources(Sources sources) {
            this.sources = sources;
            return this;
        }

        /** Whether connections may go to other zones. Default: {@link NetworkEntryProps#DEFAULT_CROSS_ZONE}. */
        public Builder crossZone(CrossZone crossZone) {
            this.crossZone = crossZone;
            return this;
        }

        /** Which zone's address clients get. Default: {@link NetworkEntryProps#DEFAULT_CLIENT_ROUTING}. */
        public Builder clientRouting(ClientRouting clientRouting) {
            this.clientRouting = clientRouting;
            return this;
        }

        /** Whether others can reach it by endpoints. Default: {@link PrivateLink.NotOffered}. */
        public Builder privateLink(PrivateLink privateLink) {
            this.privateLink = privateLink;
            return this;
        }

        /** Whether traffic can leave a zone. Default: {@link NetworkEntryProps#DEFAULT_ZONAL_SHIFT}. */
        public Builder zonalShift(ZonalShift zonalShift) {
            this.zonalShift = zonalShift;
            return this;
        }

        /** Whether it refuses deletion. Default: {@link NetworkEntryProps#DEFAULT_DELETION_PROTECTION}. */
        public Builder deletionProtection(DeletionProtection deletionProtection) {
            this.deletionProtection = deletionProtection;
            return this;
        }

        /**
         * The checked props.
         *
         * @throws IllegalArgumentException as {@link NetworkEntryProps} says
         */
        public NetworkEntryProps build() {
            return new NetworkEntryProps(
                    vpc,
                    subnets,
                    logs,
                    ports,
                    addresses,
                    sources,
                    crossZone,
                    clientRouting,
                    privateLink,
                    zonalShift,
                    deletionProtection);
        }
    }
}
