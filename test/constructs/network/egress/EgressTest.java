package dev.meridian.constructs.network.egress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meridian.constructs.network.NetworkProps;
import dev.meridian.constructs.network.Networks;
import dev.meridian.constructs.network.subnets.FurtherTier;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;

class EgressTest {
    private static Template none;
    private static Template instance;
    private static Template single;
    private static Template perZone;
    private static Template regional;

    @BeforeAll
    static void synthesize() {
        none = template(new Egress.None());
        instance = template(new Egress.Instance());
        single = template(new Egress.Single());
        perZone = template(new Egress.PerZone());
        regional = template(new Egress.Regional());
    }

    @Test
    void a_change_of_egress_keeps_subnets_route_tables_and_default_routes() {
        for (var other : List.of(instance, single, regional)) {
            assertThat(routes(other).keySet()).isEqualTo(routes(perZone).keySet());
        }
        for (var other : List.of(none, instance, single, regional)) {
            for (var type : List.of("AWS::EC2::Subnet", "AWS::EC2::RouteTable")) {
                assertThat(other.findResources(type).keySet())
                        .isEqualTo(perZone.findResources(type).keySet());
            }
            assertThat(Networks.blocks(other)).isEqualTo(Networks.blocks(perZone));
        }
    }

    @Test
    void every_zone_leaves_through_its_own_gateway() {
        perZone.resourceCountIs("AWS::EC2::NatGateway", 3);
        perZone.resourceCountIs("AWS::EC2::EIP", 3);
        for (var zone : List.of("1", "2", "3")) {
            assertThat(routes(perZone)
                            .get("ApplicationSubnet" + zone + "EgressRoute")
                            .get("NatGatewayId")
                            .toString())
                    .contains("NetworkPublicSubnet" + zone + "Nat");
        }
    }

    @Test
    void all_zones_leave_through_the_single_gateway() {
        single.resourceCountIs("AWS::EC2::NatGateway", 1);
        assertThat(routes(single).values()).hasSize(3).allSatisfy(route -> assertThat(
                        route.get("NatGatewayId").toString())
                .contains("NetworkPublicSubnet1Nat"));
    }

    @Test
    void a_gateway_waits_for_the_way_to_the_internet() {
        assertThat(single.findResources("AWS::EC2::EIP").values())
                .extracting(address -> address.get("DependsOn").toString())
                .allMatch(dependencies -> dependencies.contains("NetworkPublicSubnet1DefaultRoute"));
        assertThat(regional.findResources("AWS::EC2::NatGateway").values())
                .extracting(gateway -> gateway.get("DependsOn").toString())
                .allMatch(dependencies -> dependencies.contains("NetworkPublicSubnet1DefaultRoute"));
    }

    @Test
    void the_regional_gateway_belongs_to_the_vpc_and_to_no_subnet() {
        regional.resourceCountIs("AWS::EC2::NatGateway", 1);
        regional.resourceCountIs("AWS::EC2::EIP", 0);
        regional.hasResourceProperties(
                "AWS::EC2::NatGateway",
                Map.of(
                        "AvailabilityMode", "regional",
                        "ConnectivityType", "public",
                        "VpcId", Map.of("Ref", "Network1C6012B5"),
                        "SubnetId", Match.absent(),
                        "AllocationId", Match.absent()));
    }

    @Test
    void without_egress_the_application_tier_is_isolated() {
        assertThat(routes(none)).isEmpty();
        assertThat(single.toJSON().toString()).contains("aws-cdk:subnet-type, Value=Private");
        assertThat(none.toJSON().toString()).doesNotContain("aws-cdk:subnet-type, Value=Private");
        Stream.of("AWS::EC2::NatGateway", "AWS::EC2::EIP", "AWS::EC2::Instance")
                .forEach(type -> none.resourceCountIs(type, 0));
    }

    @Test
    void further_private_tiers_share_the_egress_and_isolated_ones_do_not() {
        var template = Networks.template(NetworkProps.builder("10.20.0.0/16")
                .furtherTiers(List.of(
                        new FurtherTier("Analytics", FurtherTier.Reach.PRIVATE),
                        new FurtherTier("Transit", FurtherTier.Reach.ISOLATED)))
                .build());

        assertThat(routes(template)).containsKey("AnalyticsSubnet3EgressRoute").hasSize(6);
    }

    @Test
    void the_nat_instance_is_a_small_hardened_graviton() {
        instance.hasResourceProperties(
                "AWS::EC2::Instance",
                Map.of(
                        "InstanceType",
                        "t4g.micro",
                        "ImageId",
                        "{{resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-arm64}}",
                        "SourceDestCheck",
                        false,
                        "MetadataOptions",
                        Map.of("HttpTokens", "required", "HttpPutResponseHopLimit", 1),
                        "CreditSpecification",
                        Map.of("CPUCredits", "standard"),
                        "KeyName",
                        Match.absent(),
                        "IamInstanceProfile",
                        Match.absent(),
                        "BlockDeviceMappings",
                        List.of(Map.of(
                                "DeviceName",
                                "/dev/xvda",
                                "Ebs",
                                Map.of("Encrypted", true, "VolumeType", "gp3", "VolumeSize", 8)))));
        assertThat(routes(instance).values()).hasSize(3).allSatisfy(route -> assertThat(
                        route.get("InstanceId").toString())
                .contains("NetworkPublicSubnet1NatInstance"));
        assertThat(instance.findParameters("*", Map.of())).containsOnlyKeys("BootstrapVersion");
    }

    @Test
    void the_nat_instance_masquerades_what_leaves_the_vpc() {
        assertThat(instance.findResources("AWS::EC2::Instance").values())
                .extracting(resource ->
                        Networks.properties(resource).get("UserData").toString())
                .singleElement()
                .asString()
                .contains("- [scripts-user, always]\n")
                .contains("ip saddr 10.20.0.0/16 ip daddr != 10.20.0.0/16 masquerade");
    }

    @Test
    void the_nat_instance_installs_through_s3_and_keeps_its_address() {
        assertThat(instance.findResources("AWS::EC2::Instance").values())
                .extracting(resource -> resource.get("DependsOn").toString())
                .allMatch(dependencies -> dependencies.contains("NetworkS3"));
        instance.hasResourceProperties("AWS::EC2::EIP", Map.of("InstanceId", Match.anyValue()));
    }

    @Test
    void a_type_without_cpu_credits_gets_no_credit_option() {
        template(new Egress.Instance("c7gn.medium"))
                .hasResourceProperties(
                        "AWS::EC2::Instance",
                        Map.of("InstanceType", "c7gn.medium", "CreditSpecification", Match.absent()));
    }

    private static Template template(Egress egress) {
        return Networks.template(
                NetworkProps.builder("10.20.0.0/16").egress(egress).build());
    }

    private static Map<String, Map<String, Object>> routes(Template template) {
        var routes = Networks.named(template, "AWS::EC2::Route", "Network");
        routes.keySet().removeIf(id -> !id.endsWith("EgressRoute"));
        return routes;
    }
}
