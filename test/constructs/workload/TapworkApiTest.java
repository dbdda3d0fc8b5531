package dev.meridian.constructs.workload;

import static dev.meridian.constructs.workload.Rendered.get;
import static org.assertj.core.api.Assertions.assertThat;

import dev.meridian.constructs.workload.service.ServiceObjects;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** T2, T3, T5 and T7. */
class TapworkApiTest {
    private static final Rendered API =
            Rendered.of(ServiceObjects.of(Seeds.tapworkApi().build()));
    private static final String DEPLOYMENT = "Deployment";
    private static final String NAME = "tapwork-api";

    @Test
    void has_these_objects_in_the_order_in_which_they_need_each_other() {
        assertThat(API.titles())
                .containsExactly(
                        "ServiceAccount tapwork-api",
                        "ConfigMap tapwork-config",
                        "NetworkPolicy tapwork-api",
                        "Service tapwork-api-service",
                        "Deployment tapwork-api",
                        "PodDisruptionBudget tapwork-api",
                        "HorizontalPodAutoscaler tapwork-api-hpa",
                        "TargetGroupBinding tapwork-api");
    }

    @Test
    void carries_the_labels_that_all_of_its_kind_carry() {
        assertThat(API.object(DEPLOYMENT, NAME).get("metadata"))
                .isEqualTo(Map.of(
                        "name",
                        NAME,
                        "namespace",
                        "tapwork",
                        "labels",
                        Map.of(
                                "app", NAME,
                                "app.kubernetes.io/name", NAME,
                                "app.kubernetes.io/part-of", "tapwork",
                                "app.kubernetes.io/component", "service",
                                "app.kubernetes.io/managed-by", "meridian")));
        assertThat(API.spec(DEPLOYMENT, NAME).get("selector")).isEqualTo(Map.of("matchLabels", Map.of("app", NAME)));
    }

    @Test
    void leaves_the_number_of_pods_to_its_autoscaler() {
        assertThat(API.spec(DEPLOYMENT, NAME)).doesNotContainKey("replicas");
        assertThat(API.spec("HorizontalPodAutoscaler", "tapwork-api-hpa"))
                .isEqualTo(Map.of(
                        "scaleTargetRef",
                        Map.of("apiVersion", "apps/v1", "kind", DEPLOYMENT, "name", NAME),
                        "minReplicas",
                        3,
                        "maxReplicas",
                        10,
                        "metrics",
                        List.of(
                                Map.of(
                                        "type",
                                        "Resource",
                                        "resource",
                                        Map.of(
                                                "name",
                                                "cpu",
                                                "target",
                                                Map.of("type", "Utilization", "averageUtilization", 70))),
                                Map.of(
                                        "type",
                                        "Resource",
                                        "resource",
                                        Map.of(
                                                "name",
                                                "memory",
                                                "target",
                                                Map.of("type", "Utilization", "averageUtilization", 80))))));
    }

    @Test
    void is_promised_and_may_take_what_the_seed_says() {
        assertThat(API.container(DEPLOYMENT, NAME).get("resources"))
                .isEqualTo(Map.of(
                        "requests", Map.of("cpu", "250m", "memory", "256Mi"),
                        "limits", Map.of("cpu", "500m", "memory", "512Mi")));
    }

    @Test
    void is_asked_at_the_seeds_times() {
        var asked = Map.of("path", "/health", "port", 8000);

        assertThat(API.container(DEPLOYMENT, NAME).get("livenessProbe"))
                .isEqualTo(Map.of(
                        "httpGet", asked,
                        "initialDelaySeconds", 30,
                        "periodSeconds", 10,
                        "timeoutSeconds", 1,
                        "failureThreshold", 3,
                        "successThreshold", 1));
        assertThat(API.container(DEPLOYMENT, NAME).get("readinessProbe"))
                .isEqualTo(Map.of(
                        "httpGet", asked,
                        "initialDelaySeconds", 5,
                        "periodSeconds", 5,
                        "timeoutSeconds", 1,
                        "failureThreshold", 3,
                        "successThreshold", 1));
    }

    @Test
    void reads_its_configuration_as_a_whole_and_what_is_referred_to_before_what_refers() {
        var container = API.container(DEPLOYMENT, NAME);

        assertThat(container.get("envFrom"))
                .isEqualTo(List.of(Map.of("configMapRef", Map.of("name", "tapwork-config"))));
        assertThat(container.get("env"))
                .isEqualTo(List.of(
                        Map.of("name", "DB_USER", "value", "tapwork_user"),
                        Map.of(
                                "name",
                                "DB_PASSWORD",
                                "valueFrom",
                                Map.of("secretKeyRef", Map.of("name", "tapwork-secrets", "key", "db-password"))),
                        Map.of(
                                "name",
                                "DATABASE_HOST",
                                "valueFrom",
                                Map.of("configMapKeyRef", Map.of("name", "tapwork-config", "key", "DATABASE_HOST"))),
                        Map.of(
                                "name",
                                "DATABASE_URL",
                                "value",
                                "postgresql://$(DB_USER):$(DB_PASSWORD)@$(DATABASE_HOST):5432/tapwork"),
                        Map.of(
                                "name",
                                "JWT_SECRET",
                                "valueFrom",
                                Map.of("secretKeyRef", Map.of("name", "tapwork-secrets", "key", "jwt-secret")))));
    }

    @Test
    void is_found_and_bound_under_the_seeds_name() {
        assertThat(API.spec("Service", "tapwork-api-service"))
                .isEqualTo(Map.of(
                        "type",
                        "ClusterIP",
                        "selector",
                        Map.of("app", NAME),
                        "ports",
                        List.of(Map.of("name", "http", "port", 8000, "targetPort", 8000, "protocol", "TCP"))));
        assertThat(API.spec("TargetGroupBinding", NAME))
                .isEqualTo(Map.of(
                        "serviceRef",
                        Map.of("name", "tapwork-api-service", "port", 8000),
                        "targetGroupARN",
                        Seeds.TARGET_GROUP,
                        "targetType",
                        "ip"));
    }

    @Test
    void goes_on_while_its_load_balancer_learns_that_it_stops() {
        assertThat(API.container(DEPLOYMENT, NAME).get("lifecycle"))
                .isEqualTo(Map.of("preStop", Map.of("sleep", Map.of("seconds", 20))));
        assertThat(API.podSpec(DEPLOYMENT, NAME)).containsEntry("terminationGracePeriodSeconds", 60);
    }

    @Test
    void may_miss_one_pod_at_a_time_and_none_in_a_roll_out() {
        assertThat(API.spec("PodDisruptionBudget", NAME))
                .isEqualTo(Map.of(
                        "selector",
                        Map.of("matchLabels", Map.of("app", NAME)),
                        "maxUnavailable",
                        1,
                        "unhealthyPodEvictionPolicy",
                        "AlwaysAllow"));
        assertThat(API.spec(DEPLOYMENT, NAME).get("strategy"))
                .isEqualTo(
                        Map.of("type", "RollingUpdate", "rollingUpdate", Map.of("maxSurge", 1, "maxUnavailable", 0)));
    }

    @Test
    void passes_the_strictest_pod_security_standard() {
        assertThat(API.podSpec(DEPLOYMENT, NAME).get("securityContext"))
                .isEqualTo(Map.of(
                        "runAsNonRoot",
                        true,
                        "runAsUser",
                        10001,
                        "runAsGroup",
                        10001,
                        "fsGroup",
                        10001,
                        "fsGroupChangePolicy",
                        "OnRootMismatch",
                        "seccompProfile",
                        Map.of("type", "RuntimeDefault")));
        assertThat(API.container(DEPLOYMENT, NAME).get("securityContext"))
                .isEqualTo(Map.of(
                        "allowPrivilegeEscalation", false,
                        "readOnlyRootFilesystem", true,
                        "capabilities", Map.of("drop", List.of("ALL"))));
        assertThat(API.podSpec(DEPLOYMENT, NAME))
                .containsEntry("automountServiceAccountToken", false)
                .containsEntry("enableServiceLinks", false);
        assertThat(API.object("ServiceAccount", NAME)).containsEntry("automountServiceAccountToken", false);
    }

    @Test
    void talks_to_whom_it_is_told_and_asks_for_names() {
        var dns = Map.of(
                "to",
                List.of(Map.of(
                        "namespaceSelector",
                        Map.of("matchLabels", Map.of("kubernetes.io/metadata.name", "kube-system")),
                        "podSelector",
                        Map.of("matchLabels", Map.of("k8s-app", "kube-dns")))),
                "ports",
                List.of(Map.of("port", 53, "protocol", "TCP"), Map.of("port", 53, "protocol", "UDP")));

        assertThat(API.spec("NetworkPolicy", NAME))
                .isEqualTo(Map.of(
                        "podSelector",
                        Map.of("matchLabels", Map.of("app", NAME)),
                        "policyTypes",
                        List.of("Ingress", "Egress"),
                        "ingress",
                        List.of(Map.of(
                                "from",
                                List.of(Map.of("ipBlock", Map.of("cidr", "10.20.0.0/24"))),
                                "ports",
                                List.of(Map.of("port", 8000, "protocol", "TCP")))),
                        "egress",
                        List.of(dns, toPods("postgres", 5432), toPods("smtp", 1025))));
    }

    @Test
    void pods_are_replaced_when_the_configuration_changes() {
        Map<String, String> annotations = get(API.spec(DEPLOYMENT, NAME), "template", "metadata", "annotations");

        assertThat(annotations).containsOnlyKeys("meridian.dev/configuration-hash");
    }

    private static Map<String, Object> toPods(String app, int port) {
        return Map.of(
                "to",
                List.of(Map.of(
                        "namespaceSelector",
                        Map.of("matchLabels", Map.of("kubernetes.io/metadata.name", "tapwork")),
                        "podSelector",
                        Map.of("matchLabels", Map.of("app", app)))),
                "ports",
                List.of(Map.of("port", port, "protocol", "TCP")));
    }
}
