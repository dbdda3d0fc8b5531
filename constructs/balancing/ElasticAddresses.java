package dev.meridian.constructs.balancing;

import dev.meridian.constructs.balancing.network.Addresses;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Token;
import software.amazon.awscdk.services.ec2.CfnEIP;
import software.amazon.awscdk.services.elasticloadbalancingv2.CfnLoadBalancer;
import software.constructs.Construct;

/** The public addresses of a network load balancer, one in each zone: kept ones, or fresh ones that outlive it. */
final class ElasticAddresses {
    private final Construct scope;
    private final Addresses addresses;
    private final Map<String, CfnEIP> fresh = new TreeMap<>();

    ElasticAddresses(Construct scope, Addresses addresses) {
        this.scope = scope;
        this.addresses = addresses;
    }

    /** The fresh ones by zone, which are none before {@link #mappings(Map)}. */
    Map<String, String> allocated() {
        var allocated = new TreeMap<String, String>();
        fresh.forEach((zone, address) -> allocated.put(zone, address.getAttrPublicIp()));
        return allocated;
    }

    List<CfnLoadBalancer.SubnetMappingProperty> mappings(Map<String, String> subnetByZone) {
        if (addresses instanceof Addresses.Kept kept
                && !kept.allocationIdByZone().keySet().equals(subnetByZone.keySet())) {
            throw new IllegalArgumentException("kept addresses must be of the zones %s, got %s"
                    .formatted(subnetByZone.keySet(), kept.allocationIdByZone().keySet()));
        }
        return subnetByZone.entrySet().stream()
                .map(subnet -> CfnLoadBalancer.SubnetMappingProperty.builder()
                        .subnetId(subnet.getValue())
                        .allocationId(allocationId(subnet.getKey()))
                        .build())
                .toList();
    }

    private String allocationId(String zone) {
        if (addresses instanceof Addresses.Kept kept) {
            return kept.allocationIdByZone().get(zone);
        }
        if (Token.isUnresolved(zone)) {
            throw new IllegalArgumentException("fresh addresses are named after their zones, which must be literal, got"
                    + " zones known only at deployment; give the stack its zones");
        }
        var address = CfnEIP.Builder.create(scope, "Address" + Names.pascal(zone))
                .domain("vpc")
                .build();
        address.applyRemovalPolicy(RemovalPolicy.RETAIN);
        fresh.put(zone, address);
        return address.getAttrAllocationId();
    }
}
