package dev.meridian.constructs.network.egress;

import dev.meridian.constructs.policy.Acknowledged;
import java.util.List;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.services.ec2.CfnEIP;
import software.amazon.awscdk.services.ec2.CfnEIPProps;
import software.amazon.awscdk.services.ec2.CfnInstance;
import software.amazon.awscdk.services.ec2.CfnInstanceProps;
import software.amazon.awscdk.services.ec2.CfnSecurityGroup;
import software.amazon.awscdk.services.ec2.CfnSecurityGroupProps;
import software.amazon.awscdk.services.ec2.GatewayVpcEndpoint;
import software.amazon.awscdk.services.ec2.Subnet;
import software.constructs.Construct;

/**
 * A small Graviton instance that masquerades for the private tiers, with an address that outlives it. Nobody can log
 * in: it has no key, no role and no shell service. A stack update after a new Amazon Linux 2023 release replaces it.
 */
final class NatInstance extends Construct {
    /**
     * Resolved by CloudFormation at each update, without a template parameter: "AWS CloudFormation User Guide, Get a
     * plaintext value from Systems Manager Parameter Store".
     */
    private static final String IMAGE =
            "{{resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-arm64}}";

    private static final int ROOT_GIB = 8;

    private final String instanceId;

    /** Where the instance stands and what it is. */
    record Placement(String vpcId, String vpcCidr, String subnetId, String instanceType) {}

    NatInstance(Subnet publicSubnet, String id, Placement placement, GatewayVpcEndpoint packageSource) {
        super(publicSubnet, id);
        var guard = new CfnSecurityGroup(
                this,
                "Guard",
                CfnSecurityGroupProps.builder()
                        .vpcId(placement.vpcId())
                        .groupDescription("NAT instance: takes what the VPC sends to the internet")
                        .securityGroupIngress(List.of(CfnSecurityGroup.IngressProperty.builder()
                                .ipProtocol("-1")
                                .cidrIp(placement.vpcCidr())
                                .description("From the VPC")
                                .build()))
                        .securityGroupEgress(List.of(CfnSecurityGroup.EgressProperty.builder()
                                .ipProtocol("-1")
                                .cidrIp("0.0.0.0/0")
                                .description("To the internet on behalf of the VPC")
                                .build()))
                        .build());
        var instance = new CfnInstance(this, "Default", instance(placement, guard));
        instanceId = instance.getRef();
        new CfnEIP(
                this,
                "Address",
                CfnEIPProps.builder().domain("vpc").instanceId(instanceId).build());
        // The packages of Amazon Linux live in S3: with the endpoint, the first boot needs no address yet.
        getNode().addDependency(publicSubnet.getInternetConnectivityEstablished(), packageSource);
        Acknowledged.on(
                instance,
                "A NAT instance serves non-production networks; five-minute metrics are enough there",
                Acknowledged.rule("EC28"));
        Acknowledged.on(
                instance,
                "It keeps no data, and a new image replaces it: termination protection would fail that update",
                Acknowledged.rule("EC29"));
    }

    String instanceId() {
        return instanceId;
    }

    private static CfnInstanceProps instance(Placement placement, CfnSecurityGroup guard) {
        var props = CfnInstanceProps.builder()
                .imageId(IMAGE)
                .instanceType(placement.instanceType())
                .subnetId(placement.subnetId())
                .securityGroupIds(List.of(guard.getAttrGroupId()))
                .sourceDestCheck(false)
                .metadataOptions(CfnInstance.MetadataOptionsProperty.builder()
                        .httpTokens("required")
                        .httpPutResponseHopLimit(1)
                        .build())
                .blockDeviceMappings(List.of(CfnInstance.BlockDeviceMappingProperty.builder()
                        .deviceName("/dev/xvda")
                        .ebs(CfnInstance.EbsProperty.builder()
                                .encrypted(true)
                                .volumeType("gp3")
                                .volumeSize(ROOT_GIB)
                                .build())
                        .build()))
                .userData(Fn.base64(userData(placement.vpcCidr())));
        if (placement.instanceType().startsWith("t")) {
            props.creditSpecification(CfnInstance.CreditSpecificationProperty.builder()
                    .cpuCredits("standard")
                    .build());
        }
        return props.build();
    }

    /**
     * Runs at every boot ("AWS Knowledge Center, user data with every restart"), so nothing has to be kept and a
     * changed script takes effect with the restart that CloudFormation does for it. It runs in the last stage of the
     * boot: the package repositories know their region only then. Source ports stay in the range whose answers the
     * network ACL lets in.
     */
    private static String userData(String vpcCidr) {
        return """
                MIME-Version: 1.0
                Content-Type: multipart/mixed; boundary="part"

                --part
                Content-Type: text/cloud-config; charset="us-ascii"

                #cloud-config
                cloud_final_modules:
                - [scripts-user, always]

                --part
                Content-Type: text/x-shellscript; charset="us-ascii"

                #!/bin/bash
                for attempt in $(seq 1 30); do
                  command -v nft && break
                  dnf install -y nftables || sleep 10
                done
                sysctl -w net.ipv4.ip_forward=1
                nft -f - <<'RULES'
                table ip meridian_nat
                delete table ip meridian_nat
                table ip meridian_nat {
                  chain postrouting {
                    type nat hook postrouting priority srcnat; policy accept;
                    ip saddr %1$s ip daddr != %1$s meta l4proto { tcp, udp } masquerade to :1024-65535
                    ip saddr %1$s ip daddr != %1$s masquerade
                  }
                }
                RULES

                --part--
                """.formatted(vpcCidr);
    }
}
