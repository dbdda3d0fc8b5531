package dev.meridian.constructs.workload;

import static dev.meridian.constructs.workload.Rendered.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.meridian.constructs.workload.scaling.VerticalScaling;
import dev.meridian.constructs.workload.service.ServiceObjects;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** F5, F6, F9 and F10. */
class AuthServiceTest {
    private static final Rendered AUTH =
            Rendered.of(ServiceObjects.of(Seeds.authService().build()));
    private static final String DEPLOYMENT = "Deployment";
    private static final String NAME = "auth-service";

    @Test
    void has_the_seeds_objects_and_those_that_protect_it() {
        assertThat(AUTH.titles())
                .containsExactly(
                        "ServiceAccount auth-service",
                        "ConfigMap auth-service-config",
                        "NetworkPolicy auth-service",
                        "Service auth-service",
                        "Deployment auth-service",
                        "PodDisruptionBudget auth-service",
                        "HorizontalPodAutoscaler auth-service-hpa",
                        "VerticalPodAutoscaler auth-service-vpa");
    }

    @Test
    void is_replaced_one_pod_more_and_one_pod_less_at_a_time() {
        assertThat(AUTH.spec(DEPLOYMENT, NAME).get("strategy"))
                .isEqualTo(
                        Map.of("type", "RollingUpdate", "rollingUpdate", Map.of("maxSurge", 1, "maxUnavailable", 1)));
    }

    @Test
    void runs_its_image_with_an_account_of_its_own_on_the_nodes_it_asks_for() {
        assertThat(AUTH.container(DEPLOYMENT, NAME))
                .containsEntry("name", NAME)
                .containsEntry("image", "project/auth-service:v1.2.3")
                .containsEntry("imagePullPolicy", "Always")
                .containsEntry("ports", List.of(Map.of("name", "http", "containerPort", 3001, "protocol", "TCP")));
        assertThat(AUTH.podSpec(DEPLOYMENT, NAME))
                .containsEntry("serviceAccountName", NAME)
                .containsEntry("priorityClassName", "critical")
                .containsEntry("nodeSelector", Map.of("kubernetes.io/arch", "amd64"))
                .containsEntry(
                        "tolerations",
                        List.of(Map.of("key", "app", "operator", "Equal", "value", "auth", "effect", "NoSchedule")));
    }

    @Test
    void is_spread_over_zones_strictly_and_over_nodes_as_far_as_possible() {
        var selector = Map.of("matchLabels", Map.of("app", NAME));

        assertThat(AUTH.podSpec(DEPLOYMENT, NAME).get("topologySpreadConstraints"))
                .isEqualTo(List.of(
                        Map.of(
                                "topologyKey",
                                "topology.kubernetes.io/zone",
                                "maxSkew",
                                1,
                                "whenUnsatisfiable",
                                "DoNotSchedule",
                                "nodeTaintsPolicy",
                                "Honor",
                                "labelSelector",
                                selector,
                                "matchLabelKeys",
                                List.of("pod-template-hash")),
                        Map.of(
                                "topologyKey",
                                "kubernetes.io/hostname",
                                "maxSkew",
                                1,
                                "whenUnsatisfiable",
                                "ScheduleAnyway",
                                "nodeTaintsPolicy",
                                "Honor",
                                "labelSelector",
                                selector,
                                "matchLabelKeys",
                                List.of("pod-template-hash"))));
    }

    @Test
    void sees_its_configuration_as_a_file_and_may_write_temporary_ones() {
        assertThat(AUTH.container(DEPLOYMENT, NAME).get("volumeMounts"))
                .isEqualTo(List.of(
                        Map.of("name", "files-auth-service-config", "mountPath", "/app/config", "readOnly", true),
                        Map.of("name", "temp-volume", "mountPath", "/tmp")));
        assertThat(AUTH.podSpec(DEPLOYMENT, NAME).get("volumes"))
                .isEqualTo(List.of(
                        Map.of("name", "files-auth-service-config", "configMap", Map.of("name", "auth-service-config")),
                        Map.of("name", "temp-volume", "emptyDir", Map.of("sizeLimit", "64Mi"))));
        String file = get(AUTH.object("ConfigMap", "auth-service-config"), "data", "config.yaml");
        assertThat(file)
                .contains("jwt_expiry: \"15m\"", "refresh_expiry: \"7d\"", "max_sessions: 5")
                .contains("window_ms: 900000", "max_requests: 100");
    }

    @Test
    void is_asked_three_ways_at_the_seeds_times() {
        var container = AUTH.container(DEPLOYMENT, NAME);

        assertThat(container.get("livenessProbe")).isEqualTo(probe("/health", 30, 10, 5, 3));
        assertThat(container.get("readinessProbe")).isEqualTo(probe("/ready", 5, 5, 3, 3));
        assertThat(container.get("startupProbe")).isEqualTo(probe("/health", 10, 10, 5, 30));
    }

    @Test
    void is_reached_by_port_80() {
        assertThat(AUTH.spec("Service", NAME).get("ports"))
                .isEqualTo(List.of(Map.of("name", "http", "port", 80, "targetPort", 3001, "protocol", "TCP")));
    }

    @Test
    void scales_out_by_three_measures_at_the_seeds_pace() {
        var autoscaler = AUTH.spec("HorizontalPodAutoscaler", "auth-service-hpa");

        assertThat(autoscaler).containsEntry("minReplicas", 2).containsEntry("maxReplicas", 10);
        assertThat(Rendered.<Object>get(autoscaler, "metrics", 2))
                .isEqualTo(Map.of(
                        "type",
                        "Pods",
                        "pods",
                        Map.of(
                                "metric",
                                Map.of("name", "requests_per_second"),
                                "target",
                                Map.of("type", "AverageValue", "averageValue", "100"))));
        assertThat(autoscaler.get("behavior"))
                .isEqualTo(Map.of(
                        "scaleDown",
                        Map.of(
                                "stabilizationWindowSeconds",
                                300,
                                "selectPolicy",
                                "Max",
                                "policies",
                                List.of(Map.of("type", "Percent", "value", 50, "periodSeconds", 60))),
                        "scaleUp",
                        Map.of(
                                "stabilizationWindowSeconds",
                                60,
                                "selectPolicy",
                                "Max",
                                "policies",
                                List.of(
                                        Map.of("type", "Percent", "value", 100, "periodSeconds", 60),
                                        Map.of("type", "Pods", "value", 2, "periodSeconds", 60)))));
    }

    @Test
    void scales_up_within_the_seeds_bounds_for_a_reason() {
        assertThat(AUTH.spec("VerticalPodAutoscaler", "auth-service-vpa"))
                .isEqualTo(Map.of(
                        "targetRef",
                        Map.of("apiVersion", "apps/v1", "kind", DEPLOYMENT, "name", NAME),
                        "updatePolicy",
                        Map.of("updateMode", "Auto"),
                        "resourcePolicy",
                        Map.of(
                                "containerPolicies",
                                List.of(Map.of(
                                        "containerName", NAME,
                                        "minAllowed", Map.of("cpu", "100m", "memory", "128Mi"),
                                        "maxAllowed", Map.of("cpu", "1", "memory", "2Gi"),
                                        "controlledResources", List.of("cpu", "memory"),
                                        "controlledValues", "RequestsAndLimits")))));
        assertThat(Rendered.<Object>get(
                        AUTH.object("VerticalPodAutoscaler", "auth-service-vpa"), "metadata", "annotations"))
                .isEqualTo(Map.of("meridian.dev/overlap", "requests_per_second leads; the others are a safety net"));
    }

    @ParameterizedTest
    @EnumSource(value = VerticalScaling.Mode.class, mode = EnumSource.Mode.EXCLUDE, names = "OFF")
    void two_ways_to_scale_must_not_answer_the_same_measure(VerticalScaling.Mode mode) {
        var both = Seeds.authService().verticalScaling(new VerticalScaling(mode, 100, 128, 1000, 2048));

        assertThatThrownBy(both::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "vertical and horizontal scaling must not both answer cpu; use mode OFF, other resources, or"
                                + " accept the overlap with a reason");
    }

    @Test
    void a_recommendation_alone_is_always_possible() {
        var shown = Seeds.authService()
                .verticalScaling(new VerticalScaling(VerticalScaling.Mode.OFF, 100, 128, 1000, 2048))
                .build();

        var autoscaler = Rendered.of(ServiceObjects.of(shown)).spec("VerticalPodAutoscaler", "auth-service-vpa");
        assertThat(autoscaler.get("updatePolicy")).isEqualTo(Map.of("updateMode", "Off"));
    }

    @Test
    void one_way_may_look_after_what_the_other_does_not_measure() {
        var memoryOnly = new VerticalScaling(
                VerticalScaling.Mode.RECREATE,
                100,
                128,
                1000,
                2048,
                EnumSet.of(VerticalScaling.Resource.MEMORY),
                VerticalScaling.Values.REQUESTS_ONLY,
                new VerticalScaling.Overlap.Refused());

        var autoscaler = Rendered.of(ServiceObjects.of(
                        Seeds.smallest("worker").verticalScaling(memoryOnly).build()))
                .spec("VerticalPodAutoscaler", "worker-vpa");

        assertThat(Rendered.<Object>get(autoscaler, "resourcePolicy", "containerPolicies", 0))
                .isEqualTo(Map.of(
                        "containerName", "worker",
                        "minAllowed", Map.of("memory", "128Mi"),
                        "maxAllowed", Map.of("memory", "2Gi"),
                        "controlledResources", List.of("memory"),
                        "controlledValues", "RequestsOnly"));
    }

    @Test
    void pods_with_an_identity_reach_the_agent_on_their_node() {
        assertThat(Rendered.<Object>get(AUTH.spec("NetworkPolicy", NAME), "egress", 1))
                .isEqualTo(Map.of(
                        "to", List.of(Map.of("ipBlock", Map.of("cidr", "169.254.170.23/32"))),
                        "ports", List.of(Map.of("port", 80, "protocol", "TCP"))));
    }

    private static Map<String, Object> probe(String path, int delay, int period, int timeout, int failures) {
        return Map.of(
                "httpGet", Map.of("path", path, "port", 3001),
                "initialDelaySeconds", delay,
                "periodSeconds", period,
                "timeoutSeconds", timeout,
                "failureThreshold", failures,
                "successThreshold", 1);
    }
}
