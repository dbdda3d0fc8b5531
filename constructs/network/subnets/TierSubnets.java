package dev.meridian.constructs.network.subnets;

import java.util.List;
import java.util.stream.IntStream;
import software.amazon.awscdk.services.ec2.SelectedSubnets;
import software.amazon.awscdk.services.ec2.Subnet;

/**
 * The subnets of one tier in zone order. Their IDs come along with the selection; asking each subnet again would be a
 * round trip each. Not for users, who select subnets by tier.
 *
 * @param tier the name of the tier
 * @param subnets the subnets
 * @param ids their IDs, in the same order
 */
public record TierSubnets(String tier, List<Subnet> subnets, List<String> ids) {
    /** The selection of a whole tier. */
    public static TierSubnets of(String tier, SelectedSubnets selected) {
        return new TierSubnets(
                tier,
                selected.getSubnets().stream().map(Subnet.class::cast).toList(),
                List.copyOf(selected.getSubnetIds()));
    }

    /** How many zones the tier spans. */
    public int size() {
        return subnets.size();
    }

    /** The route tables in zone order, at two round trips each. */
    public List<RouteTable> routeTables() {
        return IntStream.range(0, size())
                .mapToObj(zone -> new RouteTable(
                        // As Vpc names it; the construct would be asked in three round trips.
                        "%sSubnet%d".formatted(tier, zone + 1),
                        subnets.get(zone).getRouteTable().getRouteTableId()))
                .toList();
    }
}
