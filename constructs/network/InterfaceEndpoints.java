package dev.meridian.constructs.network;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.ec2.CfnSecurityGroup;
import software.amazon.awscdk.services.ec2.CfnSecurityGroupProps;
import software.amazon.awscdk.services.ec2.CfnVPCEndpoint;
import software.amazon.awscdk.services.ec2.CfnVPCEndpointProps;
import software.constructs.Construct;

/** Interface endpoints under the services' usual names, behind one security group that admits HTTPS from the VPC. */
final class InterfaceEndpoints extends Construct {
    private static final int HTTPS = 443;

    InterfaceEndpoints(
            Construct scope, String id, String vpcId, String vpcCidr, List<String> subnetIds, List<String> services) {
        super(scope, id);
        var guard = new CfnSecurityGroup(
                this,
                "Guard",
                CfnSecurityGroupProps.builder()
                        .vpcId(vpcId)
                        .groupDescription("Interface endpoints: HTTPS from the VPC")
                        .securityGroupIngress(List.of(CfnSecurityGroup.IngressProperty.builder()
                                .ipProtocol("tcp")
                                .fromPort(HTTPS)
                                .toPort(HTTPS)
                                .cidrIp(vpcCidr)
                                .description("HTTPS from the VPC")
                                .build()))
                        // Endpoints open no connection; without any rule, EC2 would allow all of them.
                        .securityGroupEgress(List.of(CfnSecurityGroup.EgressProperty.builder()
                                .ipProtocol("-1")
                                .cidrIp("127.0.0.1/32")
                                .description("Nowhere")
                                .build()))
                        .build());
        var guardIds = List.of(guard.getAttrGroupId());
        var region = Stack.of(this).getRegion();
        for (var service : services) {
            new CfnVPCEndpoint(
                    this,
                    pascalCase(service),
                    CfnVPCEndpointProps.builder()
                            .vpcId(vpcId)
                            .vpcEndpointType("Interface")
                            .serviceName("com.amazonaws.%s.%s".formatted(region, service))
                            .subnetIds(subnetIds)
                            .securityGroupIds(guardIds)
                            .privateDnsEnabled(true)
                            .build());
        }
    }

    private static String pascalCase(String service) {
        return Arrays.stream(service.split("[.-]"))
                .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                .collect(Collectors.joining());
    }
}
