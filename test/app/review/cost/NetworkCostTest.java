package dev.meridian.app.review.cost;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NetworkCostTest {
    @Test
    void a_gateway_is_paid_by_the_hour_and_says_that_its_traffic_is_not_in_it() {
        var lines = Sides.added("Nat: {Type: 'AWS::EC2::NatGateway', Properties: {}}")
                .lines();

        assertThat(lines).singleElement().satisfies(line -> {
            assertThat(line.what()).isEqualTo("NAT gateway");
            assertThat(line.calculation()).isEqualTo("nothing → 1 × 730 h × 0.048; data processed is not counted");
            // 730 h × 0.048
            assertThat(line.difference())
                    .hasValueSatisfying(usd -> assertThat(usd).isEqualByComparingTo("35.04"));
        });
    }

    @Test
    void an_interface_endpoint_is_paid_in_each_zone_and_a_gateway_endpoint_is_free() {
        var endpoint =
                "Api: {Type: 'AWS::EC2::VPCEndpoint', Properties: {VpcEndpointType: Interface, SubnetIds: [a, b]}}";

        // (3 - 2) zones × 730 h × 0.011 = 8.03
        assertThat(Sides.changed(endpoint, endpoint.replace("[a, b]", "[a, b, c]"))
                        .differences())
                .containsExactly("VPC interface endpoint = 8.03");
        assertThat(Sides.added(endpoint.replace("Interface", "Gateway")).costs())
                .isEmpty();
        assertThat(Sides.added(endpoint.replace("[a, b]", "{'Fn::Split': [',', {Ref: Subnets}]}"))
                        .differences())
                .containsExactly("VPC interface endpoint = ?");
    }

    @Test
    void a_public_load_balancer_costs_its_hours_its_addresses_and_what_is_reserved_for_it() {
        // 730 h × 0.0252 = 18.396; 2 × 730 h × 0.005 = 7.30; 100 LCU × 730 h × 0.008 = 584.00
        assertThat(Sides.added("""
                                Entry:
                                  Type: AWS::ElasticLoadBalancingV2::LoadBalancer
                                  Properties:
                                    Scheme: internet-facing
                                    Subnets: [a, b]
                                    MinimumLoadBalancerCapacity: {CapacityUnits: 100}
                                """).differences())
                .containsExactly(
                        "ALB reserved capacity units = 584.00",
                        "Load balancer, ALB = 18.40",
                        "Public IPv4 addresses of a load balancer = 7.30");
    }

    @Test
    void addresses_that_a_load_balancer_brings_are_paid_once() {
        // 730 h × 0.0252 = 18.396; 730 h × 0.005 = 3.65
        assertThat(Sides.added("""
                                Address: {Type: 'AWS::EC2::EIP', Properties: {Domain: vpc}}
                                Entry:
                                  Type: AWS::ElasticLoadBalancingV2::LoadBalancer
                                  Properties:
                                    Type: network
                                    Scheme: internet-facing
                                    SubnetMappings: [{SubnetId: a, AllocationId: {'Fn::GetAtt': [Address, AllocationId]}}]
                                """).differences())
                .containsExactly("Load balancer, NLB = 18.40", "Elastic IP (public IPv4) = 3.65");
    }

    @Test
    void a_vpn_on_a_transit_gateway_pays_for_both() {
        var vpn =
                "Office: {Type: 'AWS::EC2::VPNConnection', Properties: {Type: ipsec.1, VpnGatewayId: {Ref: Gateway}}}";

        // 730 h × 0.05 each
        assertThat(Sides.added(vpn).differences()).containsExactly("Site-to-Site VPN connection = 36.50");
        assertThat(Sides.added(vpn.replace("VpnGatewayId", "TransitGatewayId")).differences())
                .containsExactly("Site-to-Site VPN connection = 36.50", "Transit Gateway VPN attachment = 36.50");
    }

    @Test
    void names_are_paid_in_the_whole_world() {
        var lines = Sides.added("""
                        Zone: {Type: 'AWS::Route53::HostedZone', Properties: {Name: shop.example}}
                        Check: {Type: 'AWS::Route53::HealthCheck', Properties: {HealthCheckConfig: {Type: HTTPS_STR_MATCH, FullyQualifiedDomainName: shop.example, RequestInterval: 10}}}
                        """).lines();

        assertThat(lines).extracting(line -> line.region()).containsOnly("global");
        // features: HTTPS, a text to find and the short interval, 3 × 2.00
        assertThat(lines)
                .extracting(line -> line.what() + " = " + line.difference().orElseThrow())
                .containsExactly(
                        "Route 53 health check features, non-AWS endpoint = 6.00",
                        "Route 53 health check, non-AWS endpoint = 0.75",
                        "Route 53 hosted zone = 0.50");
    }
}
