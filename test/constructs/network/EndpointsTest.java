package dev.meridian.constructs.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meridian.constructs.network.egress.Egress;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.assertions.Template;

class EndpointsTest {
    private static Template template;

    @BeforeAll
    static void synthesize() {
        template = Networks.template(NetworkProps.builder("10.20.0.0/16")
                .zoneCount(2)
                .egress(new Egress.None())
                .endpoints(new Endpoints.FullyPrivate(List.of("sns")))
                .build());
    }

    @Test
    void a_private_cluster_finds_every_service_it_needs() {
        var endpoints = Networks.named(template, "AWS::EC2::VPCEndpoint", "NetworkEndpoints");

        assertThat(endpoints.values())
                .extracting(endpoint -> endpoint.get("ServiceName"))
                .containsExactlyInAnyOrder(
                        "com.amazonaws.us-east-1.autoscaling",
                        "com.amazonaws.us-east-1.ec2",
                        "com.amazonaws.us-east-1.ec2messages",
                        "com.amazonaws.us-east-1.ecr.api",
                        "com.amazonaws.us-east-1.ecr.dkr",
                        "com.amazonaws.us-east-1.eks",
                        "com.amazonaws.us-east-1.eks-auth",
                        "com.amazonaws.us-east-1.elasticfilesystem",
                        "com.amazonaws.us-east-1.elasticloadbalancing",
                        "com.amazonaws.us-east-1.kms",
                        "com.amazonaws.us-east-1.logs",
                        "com.amazonaws.us-east-1.monitoring",
                        "com.amazonaws.us-east-1.secretsmanager",
                        "com.amazonaws.us-east-1.sns",
                        "com.amazonaws.us-east-1.sqs",
                        "com.amazonaws.us-east-1.ssm",
                        "com.amazonaws.us-east-1.ssmmessages",
                        "com.amazonaws.us-east-1.sts");
        assertThat(endpoints).containsKeys("EcrApi", "EksAuth", "Kms");
    }

    @Test
    void endpoints_stand_in_the_application_tier_under_the_services_own_names() {
        assertThat(Networks.named(template, "AWS::EC2::VPCEndpoint", "NetworkEndpoints")
                        .values())
                .allSatisfy(endpoint -> assertThat(endpoint)
                        .containsEntry("PrivateDnsEnabled", true)
                        .containsEntry("VpcEndpointType", "Interface")
                        .containsEntry(
                                "SubnetIds",
                                List.of(
                                        Map.of("Ref", "NetworkApplicationSubnet1Subnet96D4157E"),
                                        Map.of("Ref", "NetworkApplicationSubnet2SubnetE6EF97E5"))));
    }

    @Test
    void endpoints_share_one_security_group_that_admits_https_from_the_vpc() {
        template.resourceCountIs("AWS::EC2::SecurityGroup", 1);
        template.hasResourceProperties(
                "AWS::EC2::SecurityGroup",
                Map.of(
                        "SecurityGroupIngress",
                        List.of(Map.of(
                                "IpProtocol",
                                "tcp",
                                "FromPort",
                                443,
                                "ToPort",
                                443,
                                "CidrIp",
                                "10.20.0.0/16",
                                "Description",
                                "HTTPS from the VPC")),
                        "SecurityGroupEgress",
                        List.of(Map.of("IpProtocol", "-1", "CidrIp", "127.0.0.1/32", "Description", "Nowhere"))));
    }
}
