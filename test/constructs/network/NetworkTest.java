package dev.meridian.constructs.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.meridian.constructs.network.subnets.AddressPlan;
import dev.meridian.constructs.network.subnets.FurtherTier;
import dev.meridian.support.TestStack;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.assertions.Template;

class NetworkTest {
    private static Template template;

    @BeforeAll
    static void synthesize() {
        template = Networks.template(NetworkProps.builder("10.20.0.0/16").build());
    }

    @Test
    void subnets_stand_where_the_plan_says() {
        var plan = AddressPlan.of("10.20.0.0/16", List.of());
        var expected = new TreeMap<String, String>();
        for (var tier : plan.tiers()) {
            expected.put(tier + " us-east-1a", plan.subnetBlock(tier, 0));
            expected.put(tier + " us-east-1b", plan.subnetBlock(tier, 1));
            expected.put(tier + " us-east-1c", plan.subnetBlock(tier, 2));
        }

        assertThat(Networks.blocks(template)).isEqualTo(expected);
    }

    @Test
    void a_new_zone_and_a_new_tier_move_no_subnet() {
        var two = Networks.template(
                NetworkProps.builder("10.20.0.0/16").zoneCount(2).build());
        var grown = Networks.template(NetworkProps.builder("10.20.0.0/16")
                .zoneCount(4)
                .furtherTiers(List.of(
                        new FurtherTier("Analytics", FurtherTier.Reach.PRIVATE),
                        new FurtherTier("Transit", FurtherTier.Reach.ISOLATED)))
                .build());

        assertThat(Networks.blocks(two)).hasSize(6);
        assertThat(Networks.blocks(template)).hasSize(9).containsAllEntriesOf(Networks.blocks(two));
        assertThat(Networks.blocks(grown))
                .hasSize(20)
                .containsAllEntriesOf(Networks.blocks(template))
                .containsEntry("Analytics us-east-1a", "10.20.160.0/22")
                .containsEntry("Transit us-east-1d", "10.20.188.0/22");
        assertThat(grown.findResources("AWS::EC2::Subnet").keySet())
                .containsAll(template.findResources("AWS::EC2::Subnet").keySet());
    }

    @Test
    void keeps_the_logical_ids_of_what_others_live_in() {
        assertThat(template.findResources("AWS::EC2::VPC")).containsOnlyKeys("Network1C6012B5");
        assertThat(template.findResources("AWS::EC2::Subnet"))
                .containsOnlyKeys(
                        "NetworkApplicationSubnet1Subnet96D4157E",
                        "NetworkApplicationSubnet2SubnetE6EF97E5",
                        "NetworkApplicationSubnet3Subnet4493EEFE",
                        "NetworkPublicSubnet1Subnet5B78347B",
                        "NetworkPublicSubnet2SubnetC3758C96",
                        "NetworkPublicSubnet3Subnet0C39782C",
                        "NetworkDatabaseSubnet1Subnet47DBAEC1",
                        "NetworkDatabaseSubnet2SubnetE91D74CD",
                        "NetworkDatabaseSubnet3SubnetAA1C82FC");
        assertThat(template.findResources("AWS::Logs::LogGroup")).containsOnlyKeys("NetworkFlowLogGroup4F8CEEEF");
    }

    @Test
    void no_subnet_hands_out_public_addresses() {
        template.allResourcesProperties("AWS::EC2::Subnet", Map.of("MapPublicIpOnLaunch", false));
    }

    @Test
    void load_balancers_find_their_subnets_by_tag() {
        assertThat(Networks.tiersTagged(template, "kubernetes.io/role/elb")).containsExactly("Public");
        assertThat(Networks.tiersTagged(template, "kubernetes.io/role/internal-elb"))
                .containsExactly("Application");
    }

    @Test
    void the_database_tier_has_no_route_out() {
        assertThat(template.findResources("AWS::EC2::Route").values())
                .extracting(route -> route.toString())
                .hasSize(6)
                .noneMatch(route -> route.contains("Database"));
    }

    @Test
    void s3_and_dynamodb_have_gateways_in_the_tiers_that_may_leave() {
        var endpoints = template.findResources("AWS::EC2::VPCEndpoint");

        assertThat(endpoints).hasSize(2);
        assertThat(endpoints.values()).allSatisfy(endpoint -> assertThat(endpoint.toString())
                .contains("VpcEndpointType=Gateway")
                .contains("ApplicationSubnet3", "PublicSubnet3")
                .doesNotContain("Database"));
    }

    @Test
    void the_default_security_group_is_emptied() {
        template.hasResourceProperties(
                "Custom::VpcRestrictDefaultSG",
                Map.of(
                        "DefaultSecurityGroupId",
                        Map.of("Fn::GetAtt", List.of("Network1C6012B5", "DefaultSecurityGroup"))));
    }

    @Test
    void selects_subnets_by_tier() {
        var stack = TestStack.create();
        var network = new Network(
                stack,
                "Network",
                NetworkProps.builder("10.20.0.0/16")
                        .zoneCount(2)
                        .furtherTiers(List.of(new FurtherTier("Analytics", FurtherTier.Reach.PRIVATE)))
                        .build());

        assertThat(network.applicationTier().getSubnetGroupName()).isEqualTo("Application");
        assertThat(network.publicTier().getSubnetGroupName()).isEqualTo("Public");
        assertThat(network.databaseTier().getSubnetGroupName()).isEqualTo("Database");
        assertThat(network.vpc().selectSubnets(network.furtherTier("Analytics")).getAvailabilityZones())
                .containsExactly("us-east-1a", "us-east-1b");
        assertThatThrownBy(() -> network.furtherTier("Cache"))
                .hasMessage("tier must be one of [Application, Public, Database, Analytics], got 'Cache'");
    }

    @Test
    void refuses_a_stack_with_too_few_zones() {
        var props = NetworkProps.builder("10.20.0.0/16").zoneCount(4).build();

        assertThatThrownBy(() -> new Network(TestStack.create(), "Network", props))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("zoneCount must not exceed the zones of the stack, 3, got 4; "
                        + "let getAvailabilityZones() list more");
    }
}
