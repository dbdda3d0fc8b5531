package dev.meridian.environments.validation;

import static dev.meridian.environments.validation.Sample.cluster;
import static dev.meridian.environments.validation.Sample.nodes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.meridian.environments.compute.ClusterDefinition;
import dev.meridian.environments.compute.ClusterDefinition.Capacity.AutoMode;
import dev.meridian.environments.compute.ClusterDefinition.Capacity.NodeGroups;
import dev.meridian.environments.compute.NodeGroupDefinition;
import dev.meridian.environments.compute.NodeGroupDefinition.Purchase;
import dev.meridian.environments.network.Cidr;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ClusterRulesTest {
    static Stream<Spoilt> spoilt() {
        return Stream.of(
                new Spoilt(
                        "node group 'application': minimum 20 is above maximum 3; exchange them or raise the maximum",
                        it -> it.cluster(cluster("1.35", "172.20.0.0/16", nodes(20, 3, "m5.xlarge")))),
                new Spoilt(
                        "cluster: on-demand node groups must keep at least 3 nodes, one per zone, for availability"
                                + " SURVIVES_REGION_LOSS, got 2",
                        it -> it.cluster(cluster("1.35", "172.20.0.0/16", nodes(2, 3, "m5.xlarge")))),
                new Spoilt(
                        "cluster: version must be one of [1.34, 1.35, 1.36], got '1.29'",
                        it -> it.cluster(cluster("1.29", "172.20.0.0/16", nodes(3, 20, "m5.xlarge")))),
                new Spoilt(
                        "cluster: serviceAddresses 10.4.0.0/16 overlap the environment's address space 10.0.0.0/13;"
                                + " take a block outside",
                        it -> it.cluster(cluster("1.35", "10.4.0.0/16", nodes(3, 20, "m5.xlarge")))),
                new Spoilt(
                        "cluster: serviceAddresses 192.168.0.0/16 overlap network 192.168.0.0/20 of vpn 'office';"
                                + " take a block outside",
                        it -> it.cluster(cluster("1.35", "192.168.0.0/16", nodes(3, 20, "m5.xlarge")))),
                new Spoilt(
                        "cluster: publicAccess must not be the whole internet in production, got 0.0.0.0/0; name the"
                                + " networks that operators work from",
                        it -> it.cluster(new ClusterDefinition(
                                "1.35",
                                new AutoMode(),
                                List.of(new Cidr("0.0.0.0/0")),
                                List.of("Operator"),
                                new Cidr("172.20.0.0/16")))),
                new Spoilt(
                        "cluster: administrators must name at least one IAM role, got none; nobody could look into the"
                                + " cluster",
                        it -> it.cluster(new ClusterDefinition(
                                "1.35", new AutoMode(), List.of(), List.of(), new Cidr("172.20.0.0/16")))),
                new Spoilt(
                        "node group 'application' is defined twice; give each its own name",
                        it -> it.cluster(cluster(
                                "1.35", "172.20.0.0/16", nodes(3, 20, "m5.xlarge"), nodes(0, 20, "m5.xlarge")))),
                new Spoilt(
                        "node group 'application': diskGiB must be between 20 and 16384, got 8; the node image needs 20"
                                + " GiB",
                        it -> it.cluster(new ClusterDefinition(
                                "1.35",
                                new NodeGroups(List.of(new NodeGroupDefinition(
                                        "application",
                                        nodes(3, 20, "m5.xlarge").instanceTypes(),
                                        Purchase.ON_DEMAND,
                                        3,
                                        20,
                                        8))),
                                List.of(),
                                List.of("Operator"),
                                new Cidr("172.20.0.0/16")))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("spoilt")
    void refuses_what_is_wrong_and_names_it_with_its_cure(Spoilt spoilt) {
        assertThat(spoilt.found()).contains(spoilt.problem());
    }
}
