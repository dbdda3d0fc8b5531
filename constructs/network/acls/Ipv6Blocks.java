package dev.meridian.constructs.network.acls;

import dev.meridian.constructs.network.acls.AclRule.Peer;
import java.util.List;
import java.util.stream.IntStream;
import software.amazon.awscdk.Fn;

/**
 * The IPv6 blocks of a VPC and of its tiers, as CloudFormation will know them. Not for users.
 *
 * @param vpc the /56 of the VPC
 * @param tiers the /62 of each tier, in the order of the address plan: four zone slots of /64
 */
public record Ipv6Blocks(String vpc, List<String> tiers) {
    private static final String TIER_HOST_BITS = "66";

    /** The blocks of a VPC that speaks IPv4 only. */
    public static Ipv6Blocks none() {
        return new Ipv6Blocks("", List.of());
    }

    /** The blocks of a VPC that has a /56. */
    public static Ipv6Blocks of(List<String> vpcBlocks, int tierCount) {
        var vpc = Fn.select(0, vpcBlocks);
        var parts = Fn.cidr(vpc, tierCount, TIER_HOST_BITS);
        return new Ipv6Blocks(
                vpc,
                IntStream.range(0, tierCount)
                        .mapToObj(place -> Fn.select(place, parts))
                        .toList());
    }

    String of(Peer peer) {
        if (peer instanceof Peer.TierIpv6 tier) {
            return tiers.get(tier.place());
        }
        return peer instanceof Peer.VpcIpv6 ? vpc : "::/0";
    }
}
