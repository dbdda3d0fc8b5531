package dev.meridian.constructs.network;

import java.util.List;
import software.amazon.awscdk.services.ec2.SelectedSubnets;
import software.amazon.awscdk.services.ec2.Subnet;

/**
 * The subnets of one tier in zone order. Their IDs come along with the selection; asking each subnet again would be a
 * round trip each.
 *
 * @param subnets the subnets
 * @param ids their IDs, in the same order
 */
record TierSubnets(List<Subnet> subnets, List<String> ids) {
    static TierSubnets of(SelectedSubnets selected) {
        return new TierSubnets(
                selected.getSubnets().stream().map(Subnet.class::cast).toList(), List.copyOf(selected.getSubnetIds()));
    }

    int size() {
        return subnets.size();
    }
}
