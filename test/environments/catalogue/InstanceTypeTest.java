package dev.meridian.environments.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InstanceTypeTest {
    @ParameterizedTest
    @CsvSource({
        "t3.micro, 2, 1",
        "t4g.small, 2, 2",
        "t3a.medium, 2, 4",
        "t3.large, 2, 8",
        "t3.2xlarge, 8, 32",
        "m5.large, 2, 8",
        "m6i.xlarge, 4, 16",
        "m7g.2xlarge, 8, 32",
        "c5.9xlarge, 36, 72",
        "c7g.large, 2, 4",
        "r6g.4xlarge, 16, 128",
        "m5.24xlarge, 96, 384"
    })
    void knows_the_size_of_a_node(String type, int vCpus, int memoryGiB) {
        assertThat(new InstanceType(type).nodeSize()).contains(new NodeSize(vCpus, memoryGiB));
    }

    @ParameterizedTest
    @ValueSource(strings = {"c5.8xlarge", "m9.large", "db.m5.large", "t3.4xlarge", "large"})
    void has_no_size_where_it_cannot_be_a_node(String type) {
        assertThat(new InstanceType(type).nodeSize()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"t3.small.search, 100", "m6g.large.search, 1024", "r7g.large.search, 1536", "c6g.12xlarge.search, 4608"
    })
    void knows_the_largest_volume_of_a_search_node(String type, int gib) {
        assertThat(new InstanceType(type).largestSearchVolumeGiB()).hasValue(gib);
        assertThat(new InstanceType(type).refusedForSearch()).isEmpty();
    }

    @Test
    void refuses_search_nodes_that_are_not_offered() {
        assertThat(new InstanceType("r7g.large").refusedForSearch()).contains("must look like 'r7g.large.search'");
        assertThat(new InstanceType("or1.large.search").largestSearchVolumeGiB())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "m7g.large, true",
        "r7g.large.search, true",
        "cache.r6g.large, true",
        "m5.large, false",
        "r5.large.search, false",
        "m6i.large, false"
    })
    void tells_graviton_by_its_family(String type, boolean expected) {
        assertThat(new InstanceType(type).isGraviton()).isEqualTo(expected);
    }
}
