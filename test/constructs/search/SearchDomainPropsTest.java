package dev.meridian.constructs.search;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.meridian.constructs.search.nodes.DedicatedMasters;
import dev.meridian.constructs.search.nodes.SearchNodeType;
import dev.meridian.constructs.search.nodes.SearchTopology;
import java.time.LocalTime;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SearchDomainPropsTest {
    private static SearchFixture fixture;

    @BeforeAll
    static void lays_a_network() {
        fixture = SearchFixture.create();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ab", "1abc", "Search", "search_domain", "a-name-of-twenty-nine-letters"})
    void refuses_a_name_that_opensearch_service_does(String name) {
        assertThatThrownBy(fixture.props(name, "r6g.large.search", 20)::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("name must be 3 to 28 lower-case letters, digits and hyphens, a letter first, got '%s'"
                        .formatted(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "a-name-of-twenty-eight-lette"})
    void takes_a_name_of_3_to_28_characters(String name) {
        assertThatCode(fixture.props(name, "r6g.large.search", 20)::build).doesNotThrowAnyException();
    }

    @Test
    void refuses_a_volume_too_large_for_its_node() {
        assertThatThrownBy(
                        fixture.props("search", "t3.small.search", 101).topology(new SearchTopology.SingleNode())
                                ::build)
                .hasMessage(
                        "t3.small.search takes volumes of up to 100 GiB, got 101; choose a larger size or more nodes");
    }

    @Test
    void refuses_burstable_data_nodes_beside_a_standby_zone() {
        assertThatThrownBy(fixture.props("search", "t3.medium.search", 20)::build)
                .hasMessage("data nodes of a domain with a standby zone must not be burstable, got t3.medium.search;"
                        + " use ThreeZones for those");
    }

    @Test
    void refuses_burstable_masters_beside_a_standby_zone() {
        var topology = new SearchTopology.WithStandby(3, DedicatedMasters.of(SearchNodeType.of("t3.medium.search")));

        assertThatThrownBy(fixture.props("search", "m5.large.search", 20).topology(topology)::build)
                .hasMessage("dedicated masters of a domain with a standby zone must not be burstable,"
                        + " got t3.medium.search; use ThreeZones for those");
    }

    @Test
    void refuses_burstable_masters_of_more_than_ten_data_nodes() {
        var masters = DedicatedMasters.of(SearchNodeType.of("t3.medium.search"));

        assertThatCode(fixture.props("search", "m5.large.search", 20)
                        .topology(new SearchTopology.ThreeZones(10, masters))::build)
                .doesNotThrowAnyException();
        assertThatThrownBy(fixture.props("search", "m5.large.search", 20)
                        .topology(new SearchTopology.ThreeZones(11, masters))::build)
                .hasMessage("dedicated masters of type t3.medium.search lead up to 10 data nodes, got 11");
    }

    @Test
    void refuses_to_mix_graviton_with_others() {
        assertThatThrownBy(fixture.props("search", "m7i.large.search", 20)::build)
                .hasMessage("dedicated masters and data nodes must both run on Graviton or both not,"
                        + " got m6g.large.search and m7i.large.search");
    }

    @Test
    void refuses_an_off_peak_window_that_begins_within_a_minute() {
        assertThatThrownBy(fixture.props("search", "r6g.large.search", 20).offPeakStart(LocalTime.of(3, 0, 30))::build)
                .hasMessage("offPeakStart must be a whole minute, got 03:00:30");
    }
}
