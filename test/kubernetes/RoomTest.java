package dev.meridian.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.meridian.environments.catalogue.InstanceType;
import dev.meridian.environments.catalogue.NodeSize;
import dev.meridian.kubernetes.model.Applied;
import dev.meridian.kubernetes.model.Cluster;
import dev.meridian.kubernetes.model.Clusters;
import dev.meridian.kubernetes.model.Clusters.Defined;
import dev.meridian.kubernetes.rules.Room;
import dev.meridian.kubernetes.rules.Room.Node;
import dev.meridian.support.Assembly;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RoomTest {
    private static final long MIB = 1_048_576;

    /** "Choose an optimal Amazon EC2 node instance type", Amazon EKS User Guide. */
    private static final int PODS = 110;

    /** Of the instance's memory: what the kernel sees, less what the kubelet keeps for itself, its pods and evictions. */
    private static final double SEEN = 0.925;

    private static final long KEPT_MIB = 255 + 11 * PODS + 100;

    /** 6 % of the first core, 1 % of the second, and a little of each further one. */
    private static final double KEPT_CPU = 0.08;

    /** What daemons of the cluster itself ask for on each node, generously. */
    private static final double DAEMONS_CPU = 0.6;

    private static final long DAEMONS_MIB = 600;

    @ParameterizedTest
    @MethodSource("dev.meridian.kubernetes.model.Clusters#all")
    void all_pods_at_their_most_fit_the_quotas_and_the_nodes(Defined defined) {
        var nodes = Assembly.properties(defined.stack("cluster"), "AWS::EKS::Nodegroup").stream()
                .flatMap(group ->
                        Collections.nCopies(
                                group.path("ScalingConfig").path("MaxSize").asInt(), smallest(group))
                                .stream())
                .toList();

        assertThat(Room.problems(defined.cluster())).isEmpty();
        assertThat(nodes).isNotEmpty();
        assertThat(Room.withoutNode(defined.cluster(), nodes)).isEmpty();
    }

    @Test
    void a_quota_that_everything_together_passes_is_found() {
        assertThat(Room.problems(quota("requests.cpu", "2500m")))
                .containsExactly("namespace production needs 13.75 requests.cpu, its quota is \"2500m\"");
        assertThat(Room.problems(quota("pods", "9")))
                .containsExactly("namespace production needs 55 pods, its quota is \"9\"");
    }

    @Test
    void containers_that_may_take_too_much_or_everything_are_found() {
        assertThat(Room.problems(container(resources -> ((ObjectNode) resources.path("limits")).put("memory", "5Gi"))))
                .containsExactly(
                        "production/user-service: a container asks for \"600Mi\" and may take \"5Gi\" of memory,"
                                + " at most \"4Gi\" may be taken");
        assertThat(Room.problems(container(resources -> ((ObjectNode) resources.path("limits")).remove("cpu"))))
                .hasSize(1);
        assertThat(Room.problems(container(resources -> ((ObjectNode) resources.path("requests")).put("cpu", "601m"))))
                .anySatisfy(problem -> assertThat(problem).contains("asks for \"601m\" and may take \"600m\""));
    }

    /** Five services of ten pods and one more while they are replaced, and the job of the database's roles, also by the clock. */
    @Test
    void pods_without_room_on_any_node_are_found() {
        var node = node(new NodeSize(4, 16));

        assertThat(Room.withoutNode(taskflow(), List.of(node))).isNotEmpty();
        assertThat(Room.withoutNode(taskflow(), Collections.nCopies(12, new Node(node.cpu(), node.memory(), 4))))
                .hasSize(5 * (10 + 1) + 2 - 12 * 4);
    }

    private static Cluster taskflow() {
        return Clusters.of("taskflow-production-us-west-2").cluster();
    }

    private static Cluster quota(String what, String amount) {
        return taskflow().changed("ResourceQuota", "production", "namespace-default", quota -> ((ObjectNode)
                        quota.at("/spec/hard"))
                .put(what, amount));
    }

    private static Cluster container(Consumer<JsonNode> change) {
        return taskflow()
                .changed(
                        "Deployment",
                        "production",
                        "user-service",
                        deployment -> change.accept(deployment.at("/spec/template/spec/containers/0/resources")));
    }

    private static Node smallest(JsonNode group) {
        return Applied.each(group.path("InstanceTypes"))
                .map(type -> node(new InstanceType(type.asText()).nodeSize().orElseThrow()))
                .min(Comparator.comparing(Node::cpu).thenComparing(Node::memory))
                .orElseThrow();
    }

    private static Node node(NodeSize size) {
        return new Node(
                BigDecimal.valueOf(size.vCpus() - KEPT_CPU - DAEMONS_CPU),
                BigDecimal.valueOf(((long) (size.memoryGiB() * 1_024 * SEEN) - KEPT_MIB - DAEMONS_MIB) * MIB),
                PODS);
    }
}
