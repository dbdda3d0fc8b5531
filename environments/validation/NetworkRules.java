package dev.meridian.environments.validation;

import dev.meridian.environments.definition.EnvironmentDefinition;
import dev.meridian.environments.network.Cidr;
import dev.meridian.environments.network.Egress;
import dev.meridian.environments.network.Endpoints;
import dev.meridian.environments.network.VpnDefinition;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Egress, flow logs and networks outside AWS. */
final class NetworkRules {
    /** RFC 1918. */
    private static final List<Cidr> PRIVATE =
            List.of(new Cidr("10.0.0.0/8"), new Cidr("172.16.0.0/12"), new Cidr("192.168.0.0/16"));

    /** PutRetentionPolicy, Amazon CloudWatch Logs API Reference. */
    private static final Set<Integer> RETENTION_DAYS = Set.of(
            1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653);

    private static final Pattern ADDRESS = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
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
                RETENTION_DAYS.contains(network.flowLogRetentionDays()),
                "flowLogRetentionDays must be one that CloudWatch Logs knows, got %d; use one of %s",
                network.flowLogRetentionDays(),
                new TreeSet<>(RETENTION_DAYS));
        problems.requireDistinct(environment.vpns(), VpnDefinition::site, "vpn site");
        environment.vpns().forEach(vpn -> checkVpn(problems, environment, vpn));
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
        NameRules.requireName(problems, "vpn site", vpn.site());
        problems.require(
                ADDRESS.matcher(vpn.gatewayAddress()).matches()
                        && new Cidr(vpn.gatewayAddress() + "/32").range().isPresent()
                        && PRIVATE.stream().noneMatch(range -> range.contains(new Cidr(vpn.gatewayAddress() + "/32"))),
                "%s: gatewayAddress must be a public IPv4 address, got '%s'",
                what,
                vpn.gatewayAddress());
        problems.requireBetween(1, MOST_ASN, vpn.gatewayAsn(), what + ": gatewayAsn", "ask the site's network team");
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
}
