package dev.meridian.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.meridian.constructs.addresses.Ipv4Block;
import dev.meridian.constructs.network.subnets.AddressPlan;
import dev.meridian.environments.definition.RegionDefinition;
import dev.meridian.kubernetes.model.Applied;
import dev.meridian.kubernetes.model.Cluster;
import dev.meridian.kubernetes.model.Clusters;
import dev.meridian.kubernetes.model.Clusters.Defined;
import dev.meridian.kubernetes.rules.Firewall;
import dev.meridian.kubernetes.rules.Traffic;
import dev.meridian.support.Assembly;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Network policies let through what definitions say, no more and no less. */
class TrafficTest {
    private static final Defined TASKFLOW = Clusters.of("taskflow-production-us-west-2");

    @ParameterizedTest
    @MethodSource("dev.meridian.kubernetes.model.Clusters#all")
    void of_each_two_pods_one_reaches_the_other_exactly_where_it_is_defined(Defined defined) {
        var firewall = firewall(defined, defined.cluster());

        assertThat(firewall.unguarded()).isEmpty();
        assertThat(firewall.pairs())
                .isEqualTo(traffic(defined).pairs(defined.cluster().pods()));
    }

    @ParameterizedTest
    @MethodSource("dev.meridian.kubernetes.model.Clusters#all")
    void each_pod_reaches_the_stores_that_it_uses_and_asks_for_names(Defined defined) {
        var firewall = firewall(defined, defined.cluster());

        assertThat(firewall.withoutNames()).isEmpty();
        for (var pod : defined.cluster().pods()) {
            assertThat(firewall.blocksTo(pod))
                    .as("out of %s", pod)
                    .isEqualTo(traffic(defined).blocksTo(pod));
        }
    }

    @ParameterizedTest
    @MethodSource("dev.meridian.kubernetes.model.Clusters#all")
    void load_balancers_and_operators_reach_exposed_ports_only(Defined defined) {
        var firewall = firewall(defined, defined.cluster());

        for (var pod : defined.cluster().pods()) {
            assertThat(firewall.blocksFrom(pod))
                    .as("into %s", pod)
                    .isEqualTo(traffic(defined).blocksFrom(pod));
        }
    }

    /** Otherwise the expectations above would be of other addresses than the network's. */
    @ParameterizedTest
    @MethodSource("dev.meridian.kubernetes.model.Clusters#all")
    void the_blocks_of_policies_are_where_the_subnets_of_their_tier_are(Defined defined) {
        for (var tier : Set.of(AddressPlan.APPLICATION, AddressPlan.PUBLIC, AddressPlan.DATABASE)) {
            var subnets = Assembly.properties(defined.stack("network"), "AWS::EC2::Subnet").stream()
                    .filter(subnet -> Applied.each(subnet.path("Tags"))
                            .anyMatch(tag -> tag.path("Value").asText().equals(tier)))
                    .map(subnet -> Ipv4Block.parse(subnet.path("CidrBlock").asText()))
                    .toList();

            assertThat(subnets).isNotEmpty().allMatch(tier(defined.region(), tier)::contains);
        }
    }

    @Test
    void some_pairs_are_there_to_be_compared() {
        assertThat(firewall(TASKFLOW, TASKFLOW.cluster()).pairs())
                .containsExactly(
                        "production/api-gateway -> production/auth-service:3001",
                        "production/api-gateway -> production/task-service:3003",
                        "production/api-gateway -> production/user-service:3002");
    }

    @Test
    void a_call_that_is_let_through_on_one_side_only_is_not_let_through() {
        var oneSided = TASKFLOW.cluster()
                .changed("NetworkPolicy", "production", "auth-service", policy -> ((ObjectNode) policy.path("spec"))
                        .remove("ingress"));

        assertThat(missing(oneSided)).containsExactly("production/api-gateway -> production/auth-service:3001");
    }

    @Test
    void a_policy_that_is_left_out_is_found() {
        var without = TASKFLOW.cluster().without("NetworkPolicy", "production", "auth-service");

        assertThat(missing(without)).containsExactly("production/api-gateway -> production/auth-service:3001");
        assertThat(firewall(TASKFLOW, without.without("NetworkPolicy", "production", "namespace-default"))
                        .unguarded())
                .extracting(Object::toString)
                .containsExactly("production/auth-service");
    }

    @Test
    void a_port_or_a_peer_too_many_is_found() {
        var port = TASKFLOW.cluster()
                .changed("NetworkPolicy", "production", "auth-service", policy -> ((ObjectNode)
                                policy.at("/spec/ingress/0"))
                        .remove("ports"))
                .changed("NetworkPolicy", "production", "api-gateway", policy -> Applied.each(policy.at("/spec/egress"))
                        .forEach(rule -> ((ObjectNode) rule).remove("ports")));
        var peer = TASKFLOW.cluster()
                .changed("NetworkPolicy", "production", "auth-service", policy -> ((ObjectNode)
                                policy.at("/spec/ingress/0"))
                        .putArray("from"))
                .changed("NetworkPolicy", "production", "user-service", policy -> ((ObjectNode) policy.path("spec"))
                        .putArray("egress")
                        .addObject()
                        .putArray("to")
                        .addObject()
                        .putObject("namespaceSelector"));

        assertThat(surplus(port)).contains("production/api-gateway -> production/auth-service:3002");
        assertThat(surplus(peer)).containsExactly("production/user-service -> production/auth-service:3001");
    }

    @Test
    void a_range_that_holds_pods_is_found() {
        var wide = TASKFLOW.cluster()
                .changed("NetworkPolicy", "production", "notification-service", policy -> {
                    ((ObjectNode) policy.at("/spec/egress/2/to/0/ipBlock")).remove("except");
                    ((ObjectNode) policy.at("/spec/egress/2")).remove("ports");
                })
                .changed("NetworkPolicy", "production", "task-service", policy -> ((ObjectNode)
                                policy.at("/spec/ingress/0"))
                        .putArray("from"));

        assertThat(surplus(wide)).containsExactly("production/notification-service -> production/task-service:3003");
    }

    private static Set<String> surplus(Cluster faulty) {
        var had = new TreeSet<>(firewall(TASKFLOW, faulty).pairs());
        had.removeAll(traffic(TASKFLOW).pairs(faulty.pods()));
        return had;
    }

    private static Set<String> missing(Cluster faulty) {
        var had = firewall(TASKFLOW, faulty).pairs();
        return traffic(TASKFLOW).pairs(faulty.pods()).stream()
                .filter(pair -> !had.contains(pair))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Traffic traffic(Defined defined) {
        return new Traffic(defined.environment(), defined.region());
    }

    private static Firewall firewall(Defined defined, Cluster cluster) {
        return new Firewall(cluster, tier(defined.region(), AddressPlan.APPLICATION));
    }

    private static Ipv4Block tier(RegionDefinition region, String tier) {
        return Ipv4Block.parse(AddressPlan.of(region.cidr().text(), List.of()).tierBlock(tier));
    }
}
