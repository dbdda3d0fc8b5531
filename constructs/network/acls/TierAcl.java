package dev.meridian.constructs.network.acls;

import dev.meridian.constructs.network.acls.AclRule.Direction;
import dev.meridian.constructs.network.acls.AclRule.Peer;
import dev.meridian.constructs.network.acls.AclRule.Traffic;
import dev.meridian.constructs.network.subnets.TierSubnets;
import dev.meridian.constructs.policy.Acknowledged;
import java.util.List;
import java.util.Locale;
import software.amazon.awscdk.CfnTag;
import software.amazon.awscdk.services.ec2.CfnNetworkAcl;
import software.amazon.awscdk.services.ec2.CfnNetworkAclEntry;
import software.amazon.awscdk.services.ec2.CfnNetworkAclEntryProps;
import software.amazon.awscdk.services.ec2.CfnNetworkAclProps;
import software.amazon.awscdk.services.ec2.CfnSubnetNetworkAclAssociation;
import software.amazon.awscdk.services.ec2.CfnSubnetNetworkAclAssociationProps;
import software.constructs.Construct;

/** The network ACL of one tier, in force on its subnets. Not for users, whose network defines it. */
public final class TierAcl extends Construct {
    private static final String ID_SUFFIX = "Acl";

    /** Defines the ACL with the rules of the subnets' tier. */
    public TierAcl(Construct scope, String vpcId, TierSubnets subnets, TierRules rules, Ipv6Blocks ipv6Blocks) {
        super(scope, subnets.tier() + ID_SUFFIX);
        var acl = new CfnNetworkAcl(
                this,
                "Default",
                CfnNetworkAclProps.builder()
                        .vpcId(vpcId)
                        .tags(List.of(CfnTag.builder()
                                .key("Name")
                                .value(subnets.tier() + ID_SUFFIX)
                                .build()))
                        .build());
        var aclId = acl.getRef();
        Acknowledged.on(
                this,
                "Required as a second layer that holds even if a security group is opened by mistake: few, fixed rules"
                        + " per tier, generated and tested in both directions",
                Acknowledged.rule("VPC3"));
        for (var rule : rules.of(subnets.tier())) {
            define(rule, aclId, ipv6Blocks);
        }
        for (var zone = 0; zone < subnets.size(); zone++) {
            // In the subnet's scope, so that the association carries the identity of the subnet.
            new CfnSubnetNetworkAclAssociation(
                    subnets.subnets().get(zone),
                    "TierAcl",
                    CfnSubnetNetworkAclAssociationProps.builder()
                            .networkAclId(aclId)
                            .subnetId(subnets.ids().get(zone))
                            .build());
        }
    }

    private void define(AclRule rule, String aclId, Ipv6Blocks ipv6Blocks) {
        var entry = CfnNetworkAclEntryProps.builder()
                .networkAclId(aclId)
                .ruleNumber(rule.number())
                .egress(rule.direction() == Direction.OUT)
                .ruleAction(rule.action().name().toLowerCase(Locale.ROOT))
                .protocol(rule.traffic().protocol());
        if (rule.traffic() instanceof Traffic.Ports ports) {
            entry.portRange(CfnNetworkAclEntry.PortRangeProperty.builder()
                    .from(ports.from())
                    .to(ports.to())
                    .build());
        } else if (rule.traffic() instanceof Traffic.Icmp icmp) {
            entry.icmp(CfnNetworkAclEntry.IcmpProperty.builder()
                    .type(icmp.type())
                    .code(icmp.code())
                    .build());
        }
        if (rule.peer() instanceof Peer.Ipv4 ipv4) {
            entry.cidrBlock(ipv4.cidr());
        } else {
            entry.ipv6CidrBlock(ipv6Blocks.of(rule.peer()));
        }
        new CfnNetworkAclEntry(this, (rule.direction() == Direction.OUT ? "Out" : "In") + rule.number(), entry.build());
    }
}
