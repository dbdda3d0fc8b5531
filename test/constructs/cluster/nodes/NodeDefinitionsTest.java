package dev.meridian.constructs.cluster.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NodeDefinitionsTest {
    @Test
    void refuses_a_spot_group_of_one_type() {
        var group = NodeGroup.builder("spot").purchase(Purchase.SPOT);
        assertThatThrownBy(group::build)
                .hasMessage(
                        "spot group 'spot' needs at least 2 instance types so that one scarce type does not empty it, got"
                                + " [m5.xlarge]");
    }

    @Test
    void refuses_a_group_of_two_architectures() {
        var group = NodeGroup.builder("mixed").instanceTypes("m5.xlarge", "m7g.xlarge");
        assertThatThrownBy(group::build)
                .hasMessage("the instance types of one node group must share a processor architecture, got"
                        + " [m5.xlarge, m7g.xlarge] of which [m7g.xlarge] are arm64");
    }

    @ParameterizedTest
    @CsvSource({
        "m5.xlarge, X86_64",
        "g4dn.xlarge, X86_64",
        "m7i-flex.large, X86_64",
        "r6gd.large, ARM64",
        "t4g.small, ARM64",
        "g5g.xlarge, ARM64",
        "a1.large, ARM64",
        "im4gn.large, ARM64"
    })
    void reads_the_architecture_off_the_type(String type, Architecture expected) {
        assertThat(Architecture.of(List.of(type))).isEqualTo(expected);
    }

    @Test
    void refuses_more_nodes_at_least_than_at_most() {
        var group = NodeGroup.builder("application").size(5, 4);
        assertThatThrownBy(group::build)
                .hasMessage(
                        "node group 'application' needs 0 <= minSize <= maxSize and 1 <= maxSize <= 450, got 5 to 4");
    }

    @Test
    void refuses_two_groups_of_one_name() {
        var group = NodeGroup.builder("application").build();
        assertThatThrownBy(() -> NodeGroups.of(group, group))
                .hasMessage("node groups need names that differ, got 'application' twice");
    }

    @Test
    void refuses_groups_that_leave_the_add_ons_no_node() {
        var dedicated = NodeGroup.builder("dedicated")
                .taints(new Taint("dedicated", "batch", Taint.Effect.NO_SCHEDULE))
                .build();
        var idle = NodeGroup.builder("idle").size(0, 5).build();
        assertThatThrownBy(() -> NodeGroups.of(dedicated, idle))
                .hasMessage(
                        "add-ons need a node group without taints and with a minSize of at least 1, got [dedicated, idle];"
                                + " CoreDNS would stay pending");
    }

    @Test
    void refuses_a_single_node_for_karpenter() {
        var single = NodeGroup.builder("controllers").size(1, 3).build();
        assertThatThrownBy(() -> Karpenter.builder().controllers(single).build())
                .hasMessage("Karpenter's two replicas need a controller group of at least 2 nodes, got a minSize of 1");
    }

    @Test
    void refuses_an_image_alias_that_karpenter_does_not_know() {
        var karpenter = Karpenter.builder().imageAlias("al2@latest");
        assertThatThrownBy(karpenter::build)
                .hasMessage("imageAlias must be al2023@latest or al2023@vYYYYMMDD, got 'al2@latest'");
    }
}
