package dev.meridian.environments.validation;

import static dev.meridian.environments.validation.Sample.cluster;
import static dev.meridian.environments.validation.Sample.nodes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.meridian.environments.compute.ClusterDefinition;
import dev.meridian.environments.compute.ClusterDefinition.Capacity.AutoMode;
import dev.meridian.environments.compute.ClusterDefinition.Capacity.Karpenter;
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
                        "node group 'application': number of instanceTypes for SPOT must be between 2 and 20, got"
                                + " 1; spot capacity of one type alone may run out",
                        it -> it.cluster(cluster(
                                new NodeGroups(List.of(
                                        NodeGroupDefinition.of("application", Purchase.SPOT, 3, 9, "m5.large"))),
                                "Operator"))),
                new Spoilt(
                        "node group 'application': number of instanceTypes for ON_DEMAND must be between 1 and 20,"
                                + " got 0; spot capacity of one type alone may run out",
                        it -> it.cluster(cluster(
                                new NodeGroups(
                                        List.of(NodeGroupDefinition.of("application", Purchase.ON_DEMAND, 3, 9))),
                                "Operator"))),
                new Spoilt(
                        "node group 'application': instance type 'm5.large' is defined twice; give each its own name",
                        it -> it.cluster(cluster(
                                new NodeGroups(List.of(NodeGroupDefinition.of(
                                        "application", Purchase.SPOT, 3, 9, "m5.large", "m5.large"))),
                                "Operator"))),
                new Spoilt(
                        "node group 'application': instanceTypes must share a processor architecture, got"
                                + " [m6g.large, m5.large] of which [m6g.large] are Graviton; make two groups",
                        it -> it.cluster(cluster(
                                new NodeGroups(List.of(NodeGroupDefinition.of(
                                        "application", Purchase.SPOT, 3, 9, "m6g.large", "m5.large"))),
                                "Operator"))),
                new Spoilt(
                        "node group 'application': instance type m9.large is of a family not offered for Kubernetes"
                                + " nodes; families: c5, c6i, c7g, m5, m5a, m6a, m6g, m6i, m7g, m7i, r5, r6g, t3,"
                                + " t3a, t4g",
                        it -> it.cluster(cluster("1.35", "172.20.0.0/16", nodes(3, 20, "m9.large")))),
                new Spoilt(
                        "node group 'application': minimum must not be negative, got -1",
                        it -> it.cluster(cluster("1.35", "172.20.0.0/16", nodes(-1, 20, "m5.large")))),
                new Spoilt(
                        "node group 'application': maximum must be between 1 and 450, got 451; EKS allows that many"
                                + " nodes in a managed group",
                        it -> it.cluster(cluster("1.35", "172.20.0.0/16", nodes(3, 451, "m5.large")))),
                new Spoilt(
                        "node group name must be lower-case words joined by hyphens, each a letter first and then"
                                + " letters and digits, got 'App'",
                        it -> it.cluster(cluster(
                                new NodeGroups(
                                        List.of(NodeGroupDefinition.of("App", Purchase.ON_DEMAND, 3, 9, "m5.large"))),
                                "Operator"))),
                new Spoilt(
                        "node group 'a-group-of-nodes-for-all-that-has-no-group': its name may be 40 characters"
                                + " long, got 42",
                        it -> it.cluster(cluster(
                                new NodeGroups(List.of(NodeGroupDefinition.of(
                                        "a-group-of-nodes-for-all-that-has-no-group",
                                        Purchase.ON_DEMAND,
                                        3,
                                        9,
                                        "m5.large"))),
                                "Operator"))),
                new Spoilt(
                        "cluster: one node group must have a minimum of 1 or more, got no group; the cluster's own"
                                + " pods need a node",
                        it -> it.cluster(cluster(new NodeGroups(List.of()), "Operator"))),
                new Spoilt(
                        "cluster: one node group must have a minimum of 1 or more, got only groups that may be"
                                + " empty; the cluster's own pods need a node",
                        it -> it.cluster(cluster("1.35", "172.20.0.0/16", nodes(0, 20, "m5.large")))),
                new Spoilt(
                        "node group 'application': minimum must be at least 2, got 1; Karpenter's two replicas"
                                + " stand there",
                        it -> it.cluster(cluster(new Karpenter(nodes(1, 3, "m5.large"), 80), "Operator"))),
                new Spoilt(
                        "cluster: maximumCpus must be between 1 and 5000, got 0; it bounds what a runaway"
                                + " deployment can cost",
                        it -> it.cluster(cluster(new Karpenter(nodes(3, 3, "m5.large"), 0), "Operator"))),
                new Spoilt(
                        "cluster: on-demand node groups must keep at least 3 nodes, one per zone, for availability"
                                + " SURVIVES_REGION_LOSS, got 2",
                        it -> it.cluster(cluster(new Karpenter(nodes(2, 3, "m5.large"), 80), "Operator"))),
                new Spoilt(
                        "administrator, by letters and digits, 'PlatformOps' is defined twice; give each its own name",
                        it -> it.cluster(cluster(new AutoMode(), "Platform.Ops", "Platform-Ops"))),
                new Spoilt(
                        "cluster: administrator must be the name of an IAM role, got 'role/Operator'",
                        it -> it.cluster(cluster(new AutoMode(), "role/Operator"))),
                new Spoilt(
                        "cluster: publicAccess must be aligned IPv4 blocks, got '198.51.100.1/24'",
                        it -> it.cluster(new ClusterDefinition(
                                "1.35",
                                new AutoMode(),
                                List.of(new Cidr("198.51.100.1/24")),
                                List.of("Operator"),
                                new Cidr("172.20.0.0/16")))),
                new Spoilt(
                        "cluster: serviceAddresses must be private (RFC 1918), got 100.64.0.0/16; use a part of"
                                + " 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16",
                        it -> it.cluster(cluster("1.35", "100.64.0.0/16", nodes(3, 20, "m5.xlarge")))),
                new Spoilt(
                        "cluster: prefix of serviceAddresses must be between 12 and 24, got 25; EKS takes no other",
                        it -> it.cluster(cluster("1.35", "172.20.0.0/25", nodes(3, 20, "m5.xlarge")))),
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
