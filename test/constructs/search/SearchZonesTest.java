package dev.meridian.constructs.search;

import static dev.meridian.constructs.search.SearchFixture.DOMAIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.meridian.constructs.search.nodes.DedicatedMasters;
import dev.meridian.constructs.search.nodes.IndexStorage;
import dev.meridian.constructs.search.nodes.SearchNodeType;
import dev.meridian.constructs.search.nodes.SearchTopology;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.assertions.Template;
import software.amazon.awscdk.services.ec2.SubnetSelection;
import software.amazon.awscdk.services.ec2.SubnetType;
import software.constructs.IConstruct;

class SearchZonesTest {
    private static final Map<String, Object> ZONE_A = Map.of("Ref", "NetworkdataSubnet1Subnet23818A56");
    private static final Map<String, Object> ZONE_B = Map.of("Ref", "NetworkdataSubnet2Subnet57A56744");
    private static final Map<String, Object> ZONE_C = Map.of("Ref", "NetworkdataSubnet3Subnet0BDE4D04");

    private static SearchFixture fixture;
    private static Template template;

    @BeforeAll
    static void defines_a_domain_of_each_topology_but_the_default() {
        fixture = SearchFixture.create();
        define("Single", "t3.small.search", new SearchTopology.SingleNode());
        define("Two", "t3.medium.search", new SearchTopology.TwoZones(4));
        define(
                "Three",
                "m7g.large.search",
                new SearchTopology.ThreeZones(6, new DedicatedMasters(SearchNodeType.of("c7g.large.search"), 5)));
        template = Template.fromStack(fixture.stack());
    }

    @Test
    void accepts_only_what_its_topology_lacks() {
        assertThat(SearchFixture.acknowledged(resource("Single")))
                .containsExactlyInAnyOrder("AwsSolutions-OS4", "AwsSolutions-OS7");
        assertThat(SearchFixture.acknowledged(resource("Two"))).containsExactly("AwsSolutions-OS4");
        assertThat(SearchFixture.acknowledged(resource("Three"))).isEmpty();
    }

    private static IConstruct resource(String id) {
        return fixture.stack().getNode().findChild(id).getNode().findChild("Default");
    }

    private static void define(String id, String nodeType, SearchTopology topology) {
        new SearchDomain(
                fixture.stack(),
                id,
                fixture.props("taskflow-" + id.toLowerCase(), nodeType, 20)
                        .topology(topology)
                        .version(SearchVersion.V2_19)
                        .build());
    }

    @Test
    void a_single_node_lies_in_the_first_zone_and_is_not_led() {
        var domain = SearchFixture.properties(template, DOMAIN, "Single");

        assertThat(domain.get("ClusterConfig"))
                .isEqualTo(Map.of(
                        "InstanceType", "t3.small.search",
                        "InstanceCount", 1,
                        "ZoneAwarenessEnabled", false,
                        "MultiAZWithStandbyEnabled", false,
                        "DedicatedMasterEnabled", false));
        assertThat(subnets(domain)).isEqualTo(List.of(ZONE_A));
    }

    @Test
    void two_zones_share_the_nodes_without_masters() {
        var domain = SearchFixture.properties(template, DOMAIN, "Two");

        assertThat(domain.get("ClusterConfig"))
                .isEqualTo(Map.of(
                        "InstanceType",
                        "t3.medium.search",
                        "InstanceCount",
                        4,
                        "ZoneAwarenessEnabled",
                        true,
                        "ZoneAwarenessConfig",
                        Map.of("AvailabilityZoneCount", 2),
                        "MultiAZWithStandbyEnabled",
                        false,
                        "DedicatedMasterEnabled",
                        false));
        assertThat(subnets(domain)).isEqualTo(List.of(ZONE_A, ZONE_B));
    }

    @Test
    void three_zones_are_led_by_masters_of_another_type() {
        var domain = SearchFixture.properties(template, DOMAIN, "Three");

        assertThat(domain.get("ClusterConfig"))
                .isEqualTo(Map.of(
                        "InstanceType",
                        "m7g.large.search",
                        "InstanceCount",
                        6,
                        "ZoneAwarenessEnabled",
                        true,
                        "ZoneAwarenessConfig",
                        Map.of("AvailabilityZoneCount", 3),
                        "MultiAZWithStandbyEnabled",
                        false,
                        "DedicatedMasterEnabled",
                        true,
                        "DedicatedMasterType",
                        "c7g.large.search",
                        "DedicatedMasterCount",
                        5));
        assertThat(subnets(domain)).isEqualTo(List.of(ZONE_A, ZONE_B, ZONE_C));
    }

    @Test
    void runs_the_version_that_was_asked_for() {
        template.allResourcesProperties(DOMAIN, Map.of("EngineVersion", "OpenSearch_2.19"));
    }

    private static Object subnets(Map<String, Object> domain) {
        return ((Map<?, ?>) domain.get("VPCOptions")).get("SubnetIds");
    }

    @Test
    void refuses_subnets_in_fewer_zones_than_it_spans() {
        var small = SearchFixture.create();
        var props = SearchDomainProps.builder(
                        "taskflow",
                        small.vpc(),
                        SubnetSelection.builder()
                                .subnetType(SubnetType.PRIVATE_ISOLATED)
                                .availabilityZones(List.of("us-east-1a", "us-east-1c"))
                                .build(),
                        small.key(),
                        SearchNodeType.of("r6g.large.search"),
                        IndexStorage.ofGiB(20))
                .build();

        assertThatThrownBy(() -> new SearchDomain(small.stack(), "Search", props))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("subnets of 'taskflow' must lie in at least 3 zones as its topology does,"
                        + " got [us-east-1a, us-east-1c]");
    }

    @Test
    void refuses_two_subnets_in_one_zone() {
        var tiers = SearchFixture.withTiers("data", "more");
        var props = tiers.props("taskflow", "r6g.large.search", 20).build();

        assertThatThrownBy(() -> new SearchDomain(tiers.stack(), "Search", props))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("subnets of 'taskflow' must be one for each zone, got several in us-east-1a;"
                        + " select a single tier");
    }
}
