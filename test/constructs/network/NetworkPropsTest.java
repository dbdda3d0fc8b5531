package dev.meridian.constructs.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.meridian.constructs.network.egress.Egress;
import dev.meridian.constructs.network.subnets.AddressFamily;
import dev.meridian.constructs.network.subnets.FurtherTier;
import dev.meridian.constructs.network.subnets.FurtherTier.Reach;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkPropsTest {
    private static final String CIDR = "10.20.0.0/16";

    @Test
    void has_the_defaults_it_documents() {
        var props = NetworkProps.builder(CIDR).build();

        assertThat(props.zoneCount()).isEqualTo(3);
        assertThat(props.egress()).isEqualTo(new Egress.PerZone());
        assertThat(props.endpoints()).isEqualTo(new Endpoints.GatewayOnly());
        assertThat(props.flowLogs()).isEqualTo(new FlowLogs.CloudWatch());
        assertThat(props.addressFamily()).isEqualTo(AddressFamily.IPV4);
        assertThat(props.databasePorts()).containsExactly(5432, 6379, 2049);
        assertThat(props.furtherTiers()).isEmpty();
        assertThat(props.connectedCidrs()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5})
    void refuses_a_zone_count_outside_its_slots(int zoneCount) {
        var builder = NetworkProps.builder(CIDR).zoneCount(zoneCount);

        assertThatThrownBy(builder::build).hasMessage("zoneCount must be 2 to 4, got %d".formatted(zoneCount));
    }

    @Test
    void refuses_ports_that_are_none_twice_or_impossible() {
        assertThatThrownBy(NetworkProps.builder(CIDR).databasePorts(List.of())::build)
                .hasMessage("databasePorts must name a port, got none");
        assertThatThrownBy(NetworkProps.builder(CIDR).databasePorts(List.of(5432, 5432))::build)
                .hasMessage("databasePorts must name each port once, got [5432, 5432]");
        assertThatThrownBy(NetworkProps.builder(CIDR).databasePorts(List.of(65_536))::build)
                .hasMessage("databasePorts must be 1 to 65535, got 65536");
    }

    @Test
    void refuses_connected_blocks_that_overlap_the_vpc() {
        var builder = NetworkProps.builder(CIDR).connectedCidrs(List.of("10.20.64.0/24"));

        assertThatThrownBy(builder::build)
                .hasMessage("connectedCidrs must lie outside the VPC, got 10.20.64.0/24 which overlaps 10.20.0.0/16");
    }

    @Test
    void refuses_the_internet_as_a_connected_block() {
        var builder = NetworkProps.builder(CIDR).connectedCidrs(List.of("0.0.0.0/0"));

        assertThatThrownBy(builder::build)
                .hasMessage("connectedCidrs must name networks, got 0.0.0.0/0, the whole internet");
    }

    @Test
    void refuses_a_connected_block_named_twice() {
        var builder = NetworkProps.builder(CIDR).connectedCidrs(List.of("10.21.0.0/16", "10.21.0.0/16"));

        assertThatThrownBy(builder::build)
                .hasMessage("connectedCidrs must name each block once, got [10.21.0.0/16, 10.21.0.0/16]");
    }

    @Test
    void refuses_more_rules_than_a_network_acl_holds() {
        var fits = NetworkProps.builder(CIDR).connectedCidrs(networks(4));
        var doesNot = NetworkProps.builder(CIDR).databasePorts(List.of(5432)).connectedCidrs(networks(17));

        assertThatCode(fits::build).doesNotThrowAnyException();
        assertThatThrownBy(doesNot::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("tier Database would need 21 network ACL rules IN, but EC2 allows 20; "
                        + "name fewer databasePorts ([5432]) or merge connectedCidrs ([10.100.0.0/16, ");
    }

    @Test
    void counts_both_families_against_the_quota_of_a_network_acl() {
        var builder = NetworkProps.builder(CIDR)
                .addressFamily(AddressFamily.DUAL_STACK)
                .connectedCidrs(networks(4));

        assertThatThrownBy(builder::build).hasMessageStartingWith("tier Database would need 23 network ACL rules IN");
    }

    @ParameterizedTest
    @ValueSource(strings = {"analytics", "A", "With-Dash", "1st"})
    void refuses_a_tier_name_that_is_no_construct_id(String name) {
        assertThatThrownBy(() -> new FurtherTier(name, Reach.PRIVATE))
                .hasMessage(
                        "name of a tier must be PascalCase of 2 to 32 letters and digits, got '%s'".formatted(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"t3.nano", "m5.xlarge", "t4g", "g5g"})
    void refuses_a_nat_instance_that_is_not_graviton(String type) {
        assertThatThrownBy(() -> new Egress.Instance(type))
                .hasMessage("instanceType must be a Graviton type such as t4g.micro, since the image is arm64, got '%s'"
                        .formatted(type));
    }

    @ParameterizedTest
    @ValueSource(strings = {"t4g.micro", "c7gn.medium", "m8gd.metal-24xl", "x2gd.large", "im4gn.large"})
    void takes_every_graviton_family(String type) {
        assertThat(new Egress.Instance(type).instanceType()).isEqualTo(type);
    }

    @Test
    void refuses_endpoints_that_are_gateways_twice_or_misnamed() {
        assertThatThrownBy(() -> new Endpoints.Interfaces(List.of("s3")))
                .hasMessage("s3 has a gateway endpoint, which is free; leave it out");
        assertThatThrownBy(() -> new Endpoints.Interfaces(List.of("kms", "kms")))
                .hasMessage("every service must be named once, got [kms, kms]");
        assertThatThrownBy(() -> new Endpoints.Interfaces(List.of("com.amazonaws.eu-west-1.kms")))
                .hasMessage("a service must be named as after com.amazonaws.<region>, such as ecr.api,"
                        + " got 'com.amazonaws.eu-west-1.kms'");
        assertThatThrownBy(() -> new Endpoints.Interfaces(List.of()))
                .hasMessage("interfaceServices must name a service, got none; use GatewayOnly for that");
        assertThatThrownBy(() -> new Endpoints.FullyPrivate(List.of("sqs")))
                .hasMessageStartingWith("every service must be named once, got [ecr.api, ");
    }

    private static List<String> networks(int count) {
        return IntStream.range(100, 100 + count)
                .mapToObj("10.%d.0.0/16"::formatted)
                .toList();
    }
}
