package dev.meridian.environments.validation;

import static dev.meridian.environments.validation.Sample.network;
import static dev.meridian.environments.validation.Sample.vpn;
import static org.assertj.core.api.Assertions.assertThat;

import dev.meridian.environments.network.Egress;
import dev.meridian.environments.network.Endpoints;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NetworkRulesTest {
    static Stream<Spoilt> spoilt() {
        return Stream.of(
                new Spoilt(
                        "egress SINGLE_NAT_GATEWAY ends when its zone is lost, which availability SURVIVES_REGION_LOSS"
                                + " forbids; use NAT_GATEWAY_PER_ZONE or REGIONAL_NAT_GATEWAY",
                        it -> it.network(network(Egress.SINGLE_NAT_GATEWAY, Endpoints.GATEWAY, 365))),
                new Spoilt(
                        "egress NONE leaves the cluster's nodes without the AWS services they start with; use endpoints"
                                + " PRIVATE_CLUSTER, got GATEWAY",
                        it -> it.network(network(Egress.NONE, Endpoints.GATEWAY, 365))),
                new Spoilt(
                        "flowLogRetentionDays must be one that CloudWatch Logs knows, got 31; use one of [1, 3, 5, 7, 14,"
                                + " 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288,"
                                + " 3653]",
                        it -> it.network(network(Egress.NAT_GATEWAY_PER_ZONE, Endpoints.GATEWAY, 31))),
                new Spoilt(
                        "vpn 'office': gatewayAsn must be between 1 and 4294967294, got 0; ask the site's network team",
                        it -> it.vpns(vpn("198.51.100.10", 0, "192.168.0.0/20"))),
                new Spoilt(
                        "vpn 'office': gatewayAddress must be a public IPv4 address, got '10.0.0.1'",
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
}
