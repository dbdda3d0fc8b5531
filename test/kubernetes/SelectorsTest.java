package dev.meridian.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.meridian.kubernetes.model.Cluster;
import dev.meridian.kubernetes.model.Clusters;
import dev.meridian.kubernetes.model.Clusters.Defined;
import dev.meridian.kubernetes.rules.Selectors;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SelectorsTest {
    private static final String TASKFLOW = "production";

    @ParameterizedTest
    @MethodSource("dev.meridian.kubernetes.model.Clusters#all")
    void everything_selects_its_own_pods_and_no_others(Defined defined) {
        assertThat(defined.cluster().pods()).isNotEmpty();
        assertThat(Selectors.problems(defined.cluster())).isEmpty();
    }

    @Test
    void a_service_of_another_version_is_found() {
        assertFound(
                tapwork()
                        .changed(
                                "Service",
                                "tapwork",
                                "tapwork-api-service-blue",
                                spec("selector", labels -> labels.put("colour", "red"))),
                "Service tapwork/tapwork-api-service-blue selects no pod");
    }

    @Test
    void a_service_of_both_versions_is_found() {
        assertFound(
                tapwork()
                        .changed(
                                "Service",
                                "tapwork",
                                "tapwork-api-service",
                                spec("selector", labels -> labels.remove("colour"))),
                "Service tapwork/tapwork-api-service mixes the pods of");
    }

    @Test
    void a_service_of_another_deployment_is_found() {
        assertFound(
                taskflow()
                        .changed(
                                "Service",
                                TASKFLOW,
                                "auth-service",
                                spec("selector", labels -> labels.put("app", "user-service"))),
                "Service production/auth-service selects another's pod production/user-service");
    }

    @Test
    void a_service_that_leads_to_a_port_nobody_listens_on_is_found() {
        assertFound(
                taskflow().changed("Service", TASKFLOW, "auth-service", service -> ((ObjectNode)
                                service.path("spec").path("ports").path(0))
                        .put("targetPort", 3009)),
                "Service production/auth-service leads to port 3009 of production/auth-service, which listens on [3001]");
    }

    @Test
    void two_deployments_with_the_same_pods_are_found() {
        assertFound(
                tapwork().changed("Deployment", "tapwork", "tapwork-api-green", deployment -> {
                    ((ObjectNode) deployment.path("spec").path("selector").path("matchLabels")).put("colour", "blue");
                    ((ObjectNode) deployment.at("/spec/template/metadata/labels")).put("colour", "blue");
                }),
                "Deployment tapwork/tapwork-api-blue selects [tapwork/tapwork-api-blue, tapwork/tapwork-api-green]");
    }

    @Test
    void a_disruption_budget_of_nobody_is_found() {
        assertFound(
                taskflow().changed("PodDisruptionBudget", TASKFLOW, "auth-service", budget -> ((ObjectNode)
                                budget.at("/spec/selector/matchLabels"))
                        .put("app", "auth")),
                "PodDisruptionBudget production/auth-service selects no pod");
    }

    @Test
    void a_network_policy_that_names_nobody_is_found() {
        assertFound(
                taskflow().changed("NetworkPolicy", TASKFLOW, "auth-service", policy -> ((ObjectNode)
                                policy.at("/spec/ingress/0/from/0/podSelector/matchLabels"))
                        .put("app", "gateway")),
                "NetworkPolicy production/auth-service names pods that are not there");
    }

    @Test
    void pods_without_a_policy_of_their_own_are_found() {
        assertFound(
                taskflow().without("NetworkPolicy", TASKFLOW, "user-service"),
                "production/user-service must have its namespace's policy and its own");
    }

    @Test
    void a_spread_over_others_pods_is_found() {
        assertFound(
                taskflow().changed("Deployment", TASKFLOW, "user-service", deployment -> ((ObjectNode) deployment.at(
                                "/spec/template/spec/topologySpreadConstraints/0/labelSelector/matchLabels"))
                        .put("app", "task-service")),
                "production/user-service is spread by \"topology.kubernetes.io/zone\" among [production/task-service]");
    }

    @Test
    void autoscalers_of_nobody_are_found() {
        assertFound(
                taskflow()
                        .changed(
                                "HorizontalPodAutoscaler",
                                TASKFLOW,
                                "user-service-hpa",
                                spec("scaleTargetRef", target -> target.put("name", "users"))),
                "HorizontalPodAutoscaler production/user-service-hpa selects no pod");
        assertFound(
                taskflow().changed("VerticalPodAutoscaler", TASKFLOW, "auth-service-vpa", autoscaler -> ((ObjectNode)
                                autoscaler.at("/spec/resourcePolicy/containerPolicies/0"))
                        .put("containerName", "auth")),
                "VerticalPodAutoscaler production/auth-service-vpa sizes container 'auth', which is not there");
    }

    @Test
    void a_binding_to_a_port_or_service_that_is_not_there_is_found() {
        assertFound(
                taskflow()
                        .changed(
                                "TargetGroupBinding",
                                TASKFLOW,
                                "auth-service-blue",
                                spec("serviceRef", reference -> reference.put("port", 81))),
                "TargetGroupBinding production/auth-service-blue binds port 81 of service 'auth-service'");
        assertFound(
                taskflow()
                        .changed(
                                "TargetGroupBinding",
                                TASKFLOW,
                                "auth-service-blue",
                                spec("serviceRef", reference -> reference.put("name", "user-service"))),
                "TargetGroupBinding production/auth-service-blue binds port 3001 of service 'user-service'");
    }

    @Test
    void a_governing_service_that_is_not_headless_is_found() {
        assertFound(
                Clusters.of("tapwork-development-us-east-1")
                        .cluster()
                        .changed(
                                "Service", "tapwork", "postgres-service", service -> ((ObjectNode) service.path("spec"))
                                        .remove("clusterIP")),
                "StatefulSet tapwork/postgres is governed by service 'postgres-service', which is not headless");
    }

    private static Cluster tapwork() {
        return Clusters.of("tapwork-production-us-east-1").cluster();
    }

    private static Cluster taskflow() {
        return Clusters.of("taskflow-production-us-west-2").cluster();
    }

    private static Consumer<ObjectNode> spec(String field, Consumer<ObjectNode> change) {
        return object -> change.accept((ObjectNode) object.path("spec").path(field));
    }

    private static void assertFound(Cluster faulty, String problem) {
        assertThat(Selectors.problems(faulty))
                .anySatisfy(found -> assertThat(found).startsWith(problem));
    }
}
