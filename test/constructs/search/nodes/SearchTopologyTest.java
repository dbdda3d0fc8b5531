package dev.meridian.constructs.search.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SearchTopologyTest {
    private static final SearchNodeType TYPE = SearchNodeType.of("m6g.large.search");
    private static final DedicatedMasters MASTERS = DedicatedMasters.of(TYPE);

    @Test
    void spans_the_zones_it_is_named_after() {
        assertThat(new SearchTopology.SingleNode().zones()).isEqualTo(1);
        assertThat(new SearchTopology.TwoZones(2).zones()).isEqualTo(2);
        assertThat(new SearchTopology.ThreeZones(3, MASTERS).zones()).isEqualTo(3);
        assertThat(new SearchTopology.WithStandby(3, MASTERS).zones()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 12})
    void refuses_an_odd_number_or_too_many_in_two_zones(int dataNodes) {
        assertThatThrownBy(() -> new SearchTopology.TwoZones(dataNodes))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("dataNodes in two zones must be an even number, 2 to 10, got %d; for more use ThreeZones"
                        .formatted(dataNodes));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 201})
    void refuses_fewer_nodes_than_zones_or_too_many_in_three(int dataNodes) {
        assertThatThrownBy(() -> new SearchTopology.ThreeZones(dataNodes, MASTERS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("dataNodes in three zones must be 3 to 200, got %d".formatted(dataNodes));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 4, 201})
    void refuses_what_does_not_spread_evenly_beside_a_standby_zone(int dataNodes) {
        assertThatThrownBy(() -> new SearchTopology.WithStandby(dataNodes, MASTERS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("dataNodes with a standby zone must be a multiple of three, 3 to 200, got %d"
                        .formatted(dataNodes));
    }

    @Test
    void refuses_five_masters_beside_a_standby_zone() {
        assertThatThrownBy(() -> new SearchTopology.WithStandby(3, new DedicatedMasters(TYPE, 5)))
                .hasMessage("a domain with a standby zone has exactly 3 dedicated masters, got 5");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 6})
    void refuses_masters_without_a_majority(int count) {
        assertThatThrownBy(() -> new DedicatedMasters(TYPE, count))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("dedicated masters must be 3 or 5, got %d".formatted(count));
    }
}
