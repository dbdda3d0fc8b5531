package dev.meridian.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.meridian.kubernetes.model.Cluster;
import dev.meridian.kubernetes.model.Clusters;
import dev.meridian.kubernetes.model.Clusters.Defined;
import dev.meridian.kubernetes.rules.Identities;
import dev.meridian.kubernetes.rules.Traffic;
import dev.meridian.support.Assembly;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class IdentitiesTest {
    private static final Cluster TASKFLOW =
            Clusters.of("taskflow-testing-us-west-2").cluster();
    private static final Set<String> ROLES =
            Set.of("testing/user-service", "testing/task-service", "testing/notification-service");

    @ParameterizedTest
    @MethodSource("dev.meridian.kubernetes.model.Clusters#all")
    void whoever_has_a_role_gets_its_credentials_and_nobody_else(Defined defined) {
        var associated = Assembly.properties(defined.stack("workloads"), "AWS::EKS::PodIdentityAssociation").stream()
                .map(association -> association.path("Namespace").asText() + "/"
                        + association.path("ServiceAccount").asText())
                .collect(Collectors.toSet());
        var traffic = new Traffic(defined.environment(), defined.region());

        assertThat(Identities.problems(defined.cluster(), associated)).isEmpty();
        assertThat(defined.cluster().pods())
                .allSatisfy(pod -> assertThat(associated.contains(pod.namespace() + "/" + pod.app()))
                        .as("role of %s", pod)
                        .isEqualTo(traffic.usesAws(pod)));
    }

    @Test
    void a_role_of_nobody_is_found() {
        assertThat(Identities.problems(TASKFLOW, with("testing/worker")))
                .containsExactly(
                        "role of testing/worker, which no pod runs as", "role of testing/worker, which is not there");
    }

    @Test
    void a_role_without_a_way_to_its_credentials_is_found() {
        assertThat(Identities.problems(TASKFLOW, with("testing/auth-service")))
                .containsExactly("testing/auth-service does not reach the agent, and its account has a role");
    }

    @Test
    void a_way_to_credentials_without_a_role_is_found() {
        assertThat(Identities.problems(TASKFLOW, Set.of("testing/user-service", "testing/task-service")))
                .containsExactly("testing/notification-service reaches the agent, and its account has not a role");
    }

    @Test
    void a_token_of_the_kubernetes_api_is_found() {
        var faulty = TASKFLOW.changed("Deployment", "testing", "user-service", deployment -> ((ObjectNode)
                        deployment.at("/spec/template/spec"))
                .remove("automountServiceAccountToken"));

        assertThat(Identities.problems(faulty, ROLES))
                .containsExactly("testing/user-service holds a token of the Kubernetes API");
    }

    private static Set<String> with(String account) {
        return Stream.concat(ROLES.stream(), Stream.of(account)).collect(Collectors.toSet());
    }
}
