package dev.meridian.environments.network;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A site-to-site VPN from the primary region to a network outside AWS (A17).
 *
 * @param site the site's name
 * @param gatewayAddress the public IPv4 address of the customer's gateway
 * @param gatewayAsn its BGP autonomous system number, 1 to 4294967294
 * @param networks the site's own addresses
 */
public record VpnDefinition(String site, String gatewayAddress, long gatewayAsn, List<Cidr> networks) {
    public VpnDefinition {
        requireNonNull(site, "site");
        requireNonNull(gatewayAddress, "gatewayAddress");
        networks = List.copyOf(networks);
    }
}
