package dev.meridian.environments.validation;

import static dev.meridian.environments.validation.Sample.network;
import static dev.meridian.environments.validation.Sample.production;
import static dev.meridian.environments.validation.Sample.vpn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.meridian.environments.network.Cidr;
import dev.meridian.environments.network.Egress;
import dev.meridian.environments.network.Endpoints;
import dev.meridian.environments.network.VpnDefinition;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkRulesTest {
    static Stream<Spoilt> spoilt() {
        return Stream.of(
                new Spoilt(
                        "vpn 'office': gatewayAsn 64512 is the AWS side's, and each side would drop the other's"
                                + " routes as its own; give the site another",
                        it -> it.vpns(vpn("198.51.100.10", 64_512, "192.168.0.0/20"))),
                new Spoilt(
                        "vpn 'office': gatewayAsn 23456 is reserved and nobody's; ask the site's network team",
                        it -> it.vpns(vpn("198.51.100.10", 23_456, "192.168.0.0/20"))),
                new Spoilt(
                        "vpn 'office': networks must name the site's addresses, got none",
                        it -> it.vpns(new VpnDefinition("office", "198.51.100.10", 65_010, List.of()))),
                new Spoilt(
                        "vpn 'office': network must be an aligned IPv4 block, got '192.168.1.0/20'; did you mean"
                                + " 192.168.0.0/20?",
                        it -> it.vpns(vpn("198.51.100.10", 65_010, "192.168.1.0/20"))),
                new Spoilt(
                        "vpn site 'office' is defined twice; give each its own name",
                        it -> it.vpns(
                                vpn("198.51.100.10", 65_010, "192.168.0.0/20"),
                                vpn("198.51.100.11", 65_010, "192.168.16.0/20"))),
                new Spoilt(
                        "vpn site must be lower-case words joined by hyphens, each a letter first and then letters"
                                + " and digits, got 'Office'",
                        it -> it.vpns(new VpnDefinition(
                                "Office", "198.51.100.10", 65_010, List.of(new Cidr("192.168.0.0/20"))))),
                new Spoilt(
                        "network 192.168.8.0/24 of vpn 'plant' overlaps 192.168.0.0/20 of vpn 'office'; give each"
                                + " address one way to it",
                        it -> it.vpns(
                                vpn("198.51.100.10", 65_010, "192.168.0.0/20"),
                                new VpnDefinition(
                                        "plant", "198.51.100.11", 65_011, List.of(new Cidr("192.168.8.0/24"))))),
                new Spoilt(
                        "the primary region's network may be connected to 4 blocks, which is what its database"
                                + " tier's network ACL has rules for, got 5 (1 of other regions, 4 of vpns); merge"
                                + " networks of vpns",
                        it -> it.vpns(new VpnDefinition(
                                "office",
                                "198.51.100.10",
                                65_010,
                                Stream.of("192.168.0.0/24", "192.168.1.0/24", "192.168.2.0/24", "192.168.3.0/24")
                                        .map(Cidr::new)
                                        .toList()))),
                new Spoilt(
                        "egress SINGLE_NAT_GATEWAY ends when its zone is lost, which availability SURVIVES_REGION_LOSS"
                                + " forbids; use NAT_GATEWAY_PER_ZONE or REGIONAL_NAT_GATEWAY",
                        it -> it.network(network(Egress.SINGLE_NAT_GATEWAY, Endpoints.GATEWAY, 365))),
                new Spoilt(
                        "egress NONE leaves the cluster's nodes without the AWS services they start with; use endpoints"
                                + " PRIVATE_CLUSTER, got GATEWAY",
                        it -> it.network(network(Egress.NONE, Endpoints.GATEWAY, 365))),
                new Spoilt(
                        "logRetentionDays must be one that CloudWatch Logs knows, got 31; use one of [1, 3, 5,"
                                + " 7, 14,"
                                + " 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288,"
                                + " 3653]",
                        it -> it.network(network(Egress.NAT_GATEWAY_PER_ZONE, Endpoints.GATEWAY, 31))),
                new Spoilt(
                        "vpn 'office': gatewayAsn must be between 1 and 4294967294, got 0; ask the site's network team",
                        it -> it.vpns(vpn("198.51.100.10", 0, "192.168.0.0/20"))),
                new Spoilt(
                        "vpn 'office': gatewayAddress must be a public IPv4 address, got '10.0.0.1'; give the one"
                                + " that the"
                                + " internet sees",
                        it -> it.vpns(vpn("10.0.0.1", 65_010, "192.168.0.0/20"))),
                new Spoilt(
                        "vpn 'office': network 10.5.0.0/16 overlaps the environment's address space 10.0.0.0/13;"
                                + " packets to it would never leave",
                        it -> it.vpns(vpn("198.51.100.10", 65_010, "10.5.0.0/16"))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("spoilt")
    void refuses_what_is_wrong_and_names_it_with_its_cure(Spoilt spoilt) {
        assertThat(spoilt.found()).contains(spoilt.problem());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.1.2.3",
                "10.0.0.1",
                "100.64.0.1",
                "127.0.0.1",
                "169.254.1.1",
                "172.31.0.1",
                "192.168.0.1",
                "224.0.0.1",
                "255.255.255.255",
                "198.51.100.256",
                "office.example.com"
            })
    void refuses_a_gateway_that_the_internet_does_not_know(String address) {
        assertThat(Spoilt.problemsOf(production().vpns(vpn(address, 65_010, "192.168.0.0/20"))))
                .containsExactly("vpn 'office': gatewayAddress must be a public IPv4 address, got '" + address
                        + "'; give the one that the internet sees");
    }

    @ParameterizedTest
    @ValueSource(strings = {"192.0.2.1", "198.51.100.1", "203.0.113.1", "8.8.8.8"})
    void takes_public_addresses_and_those_of_documentation(String address) {
        assertThatCode(() -> Definitions.requireValid(
                        List.of(Sample.system(production().vpns(vpn(address, 65_010, "192.168.0.0/20"))))))
                .doesNotThrowAnyException();
    }
}
