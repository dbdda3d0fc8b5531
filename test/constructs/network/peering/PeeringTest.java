package dev.meridian.constructs.network.peering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.meridian.constructs.network.Network;
import dev.meridian.constructs.network.NetworkProps;
import dev.meridian.constructs.network.Networks;
import dev.meridian.support.TestStack;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.assertions.Template;

class PeeringTest {
    private static Network network;
    private static Template template;

    @BeforeAll
    static void synthesize() {
        var stack = TestStack.create();
        network = new Network(
                stack,
                "Network",
                NetworkProps.builder("10.20.0.0/16").zoneCount(2).build());
        var request =
                new PeeringRequest(stack, "Peer", new PeeringRequestProps(network.vpc(), "vpc-0a1b2c3d", "eu-west-1"));
        new PeeringRoutes(stack, "PeerRoutes", routes("10.21.0.0/16", request.connectionId()));
        template = Template.fromStack(stack);
    }

    @Test
    void requests_the_peer_in_its_region() {
        template.hasResourceProperties(
                "AWS::EC2::VPCPeeringConnection",
                Map.of(
                        "VpcId",
                        Map.of("Ref", "Network1C6012B5"),
                        "PeerVpcId",
                        "vpc-0a1b2c3d",
                        "PeerRegion",
                        "eu-west-1"));
    }

    @Test
    void routes_the_private_tiers_by_the_names_of_their_subnets() {
        var routes = Networks.named(template, "AWS::EC2::Route", "PeerRoutes");

        assertThat(routes)
                .containsOnlyKeys("ApplicationSubnet1", "ApplicationSubnet2", "DatabaseSubnet1", "DatabaseSubnet2")
                .allSatisfy((id, route) -> assertThat(route)
                        .containsEntry("DestinationCidrBlock", "10.21.0.0/16")
                        .hasEntrySatisfying("VpcPeeringConnectionId", connection -> assertThat(connection.toString())
                                .startsWith("{Ref=Peer"))
                        .hasEntrySatisfying("RouteTableId", table -> assertThat(table.toString())
                                .startsWith("{Ref=Network" + id + "RouteTable")));
    }

    @Test
    void refuses_peers_that_overlap() {
        assertThatThrownBy(() -> routes("10.20.128.0/17", "pcx-0a1b2c3d"))
                .hasMessage("peered VPCs must not overlap, got 10.20.0.0/16 and 10.20.128.0/17; "
                        + "give each region its own block");
    }

    @Test
    void refuses_routes_in_no_table() {
        assertThatThrownBy(() -> new PeeringRoutesProps("10.20.0.0/16", List.of(), "10.21.0.0/16", "pcx-0a1b2c3d"))
                .hasMessage("routeTables must name those that reach the peer, got none");
    }

    private static PeeringRoutesProps routes(String peerCidr, String connectionId) {
        return new PeeringRoutesProps("10.20.0.0/16", network.privateRouteTables(), peerCidr, connectionId);
    }
}
