package dev.meridian.environments.validation;

import dev.meridian.environments.definition.EnvironmentDefinition;
import dev.meridian.environments.network.Cidr;
import dev.meridian.environments.network.Egress;
import dev.meridian.environments.network.Endpoints;
import dev.meridian.environments.network.VpnDefinition;
import dev.meridian.environments.validation.rule.Names;
import dev.meridian.environments.validation.rule.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Egress, flow logs and networks outside AWS. */
final class NetworkRules {
    /** RFC 1918. */
    private static final List<Cidr> PRIVATE =
            List.of(new Cidr("10.0.0.0/8"), new Cidr("172.16.0.0/12"), new Cidr("192.168.0.0/16"));

    /** PutRetentionPolicy, Amazon CloudWatch Logs API Reference. */
    private static final Set<Integer> RETENTION_DAYS = Set.of(
            1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653);

    /**
     * Beside the private ones: this network, shared (RFC 6598), loopback, link-local, multicast and reserved. Ranges for
     * documentation (RFC 5737) are not among them: definitions name them until a site's address is known.
     */
    private static final List<Cidr> NOT_ROUTED = List.of(
            new Cidr("0.0.0.0/8"),
            new Cidr("100.64.0.0/10"),
            new Cidr("127.0.0.0/8"),
            new Cidr("169.254.0.0/16"),
            new Cidr("224.0.0.0/3"));

    /** The number of the AWS side of every VPN. */
    private static final long AMAZON_ASN = 64_512;
    /** AS_TRANS and the last 16-bit number, RFC 6793 and RFC 7300. */
    private static final Set<Long> RESERVED_ASNS = Set.of(23_456L, 65_535L);
    /**
     * Of the 20 rules a network ACL may have inwards, the database tier's keeps six for itself, the application
     * tier and the denial of the rest; each connected block takes one for each of three ports: "Amazon VPC User Guide,
     * Amazon VPC quotas".
     */
    private static final int MOST_CONNECTED = 4;

    private static final long MOST_ASN = 4_294_967_294L;

    private NetworkRules() {}

    static void check(Problems problems, EnvironmentDefinition environment) {
        var network = environment.network();
        problems.require(
                !environment.availability().survivesZoneLoss()
                        || network.egress().survivesZoneLoss(),
                "egress %s ends when its zone is lost, which availability %s forbids; use NAT_GATEWAY_PER_ZONE or"
                        + " REGIONAL_NAT_GATEWAY",
                network.egress(),
                environment.availability());
        problems.require(
                network.egress() != Egress.NONE
                        || network.endpoints() == Endpoints.PRIVATE_CLUSTER
                        || environment.cluster().isEmpty(),
                "egress NONE leaves the cluster's nodes without the AWS services they start with; use endpoints"
                        + " PRIVATE_CLUSTER, got %s",
                network.endpoints());
        problems.require(
                RETENTION_DAYS.contains(network.logRetentionDays()),
                "logRetentionDays must be one that CloudWatch Logs knows, got %d; use one of %s",
                network.logRetentionDays(),
                new TreeSet<>(RETENTION_DAYS));
        problems.requireDistinct(environment.vpns(), VpnDefinition::site, "vpn site");
        environment.vpns().forEach(vpn -> checkVpn(problems, environment, vpn));
        checkConnected(problems, environment);
    }

    /** Whether the block can be read, is aligned, and private; if not, says so. */
    static boolean requirePrivateBlock(Problems problems, String what, Cidr block) {
        if (block.range().isEmpty()) {
            problems.add(
                    "%s must be an aligned IPv4 block, got '%s'%s",
                    what,
                    block,
                    block.aligned().map(cure -> "; did you mean " + cure + "?").orElse("; write it like 10.0.0.0/16"));
            return false;
        }
        var isPrivate = PRIVATE.stream().anyMatch(range -> range.contains(block));
        problems.require(
                isPrivate,
                "%s must be private (RFC 1918), got %s; use a part of 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16",
                what,
                block);
        return isPrivate;
    }

    private static void checkVpn(Problems problems, EnvironmentDefinition environment, VpnDefinition vpn) {
        var what = "vpn '%s'".formatted(vpn.site());
        Names.requireName(problems, "vpn site", vpn.site());
        problems.require(
                isPublic(new Cidr(vpn.gatewayAddress() + "/32")),
                "%s: gatewayAddress must be a public IPv4 address, got '%s'; give the one that the internet sees",
                what,
                vpn.gatewayAddress());
        problems.requireBetween(1, MOST_ASN, vpn.gatewayAsn(), what + ": gatewayAsn", "ask the site's network team");
        problems.require(
                vpn.gatewayAsn() != AMAZON_ASN,
                "%s: gatewayAsn %d is the AWS side's, and each side would drop the other's routes as its own; give the"
                        + " site another",
                what,
                vpn.gatewayAsn());
        problems.require(
                !RESERVED_ASNS.contains(vpn.gatewayAsn()),
                "%s: gatewayAsn %d is reserved and nobody's; ask the site's network team",
                what,
                vpn.gatewayAsn());
        problems.require(!vpn.networks().isEmpty(), "%s: networks must name the site's addresses, got none", what);
        for (var network : vpn.networks()) {
            requirePrivateBlock(problems, what + ": network", network);
            problems.require(
                    !network.overlaps(environment.addressSpace()),
                    "%s: network %s overlaps the environment's address space %s; packets to it would never leave",
                    what,
                    network,
                    environment.addressSpace());
        }
    }

    private static boolean isPublic(Cidr address) {
        return address.range().isPresent()
                && Stream.concat(PRIVATE.stream(), NOT_ROUTED.stream()).noneMatch(range -> range.contains(address));
    }

    /** The primary region is connected to all its environment's other regions and to every site. */
    private static void checkConnected(Problems problems, EnvironmentDefinition environment) {
        var earlier = new ArrayList<Map.Entry<VpnDefinition, Cidr>>();
        for (var vpn : environment.vpns()) {
            for (var network : vpn.networks()) {
                for (var other : earlier) {
                    problems.require(
                            !other.getValue().overlaps(network),
                            "network %s of vpn '%s' overlaps %s of vpn '%s'; give each address one way to it",
                            network,
                            vpn.site(),
                            other.getValue(),
                            other.getKey().site());
                }
                earlier.add(Map.entry(vpn, network));
            }
        }
        var otherRegions = Math.max(0, environment.regions().size() - 1);
        problems.require(
                otherRegions + earlier.size() <= MOST_CONNECTED,
                "the primary region's network may be connected to %d blocks, which is what its database tier's network ACL"
                        + " has rules for, got %d (%d of other regions, %d of vpns); merge networks of vpns",
                MOST_CONNECTED,
                otherRegions + earlier.size(),
                otherRegions,
                earlier.size());
    }
}
