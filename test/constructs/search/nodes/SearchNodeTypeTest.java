package dev.meridian.constructs.search.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchNodeTypeTest {
    @ParameterizedTest
    @CsvSource({
        "t3.small.search, 100",
        "t3.medium.search, 200",
        "m5.large.search, 1024",
        "m6g.large.search, 1024",
        "m7g.large.search, 768",
        "r6g.large.search, 2048",
        "r7g.16xlarge.search, 36864",
        "r8g.large.search, 1532",
        "c5.18xlarge.search, 7168",
        "c8g.12xlarge.search, 4608",
        "r7i.16xlarge.search, 36864"
    })
    void reads_what_aws_writes_and_knows_the_largest_volume(String apiName, int largestVolumeGiB) {
        var nodeType = SearchNodeType.of(apiName);

        assertThat(nodeType.apiName()).isEqualTo(apiName);
        assertThat(nodeType.largestVolumeGiB()).isEqualTo(largestVolumeGiB);
    }

    @Test
    void refuses_the_name_of_a_machine_that_is_no_search_node() {
        assertThatThrownBy(() -> SearchNodeType.of("r6g.large"))
                .hasMessage("search node type must read <family>.<size>.search, such as r6g.large.search,"
                        + " got 'r6g.large'");
    }

    @Test
    void refuses_a_family_that_takes_no_volume() {
        assertThatThrownBy(() -> SearchNodeType.of("i3.large.search"))
                .hasMessage("search node family must be one of t3, m5, c5, r5, m6g, c6g, r6g, m7g, c7g, r7g, m8g, c8g,"
                        + " r8g, m7i, c7i, r7i, got 'i3'");
    }

    @Test
    void refuses_a_size_that_the_family_does_not_come_in() {
        assertThatThrownBy(() -> SearchNodeType.of("t3.large.search"))
                .hasMessage("t3 search nodes come in the sizes small, medium, got 'large'");
    }

    @Test
    void knows_which_machines_live_on_credits_and_which_are_graviton() {
        var t3 = SearchNodeType.of("t3.small.search");
        var m6g = SearchNodeType.of("m6g.large.search");

        assertThat(t3.burstable()).isTrue();
        assertThat(m6g.burstable()).isFalse();
        assertThat(m6g.sharesArchitectureWith(SearchNodeType.of("c8g.large.search")))
                .isTrue();
        assertThat(m6g.sharesArchitectureWith(SearchNodeType.of("r7i.large.search")))
                .isFalse();
    }
}
