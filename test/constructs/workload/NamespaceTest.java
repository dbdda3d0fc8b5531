package dev.meridian.constructs.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.meridian.constructs.workload.namespace.ContainerLimits;
import dev.meridian.constructs.workload.namespace.NamespaceProps;
import dev.meridian.constructs.workload.namespace.Quota;
import dev.meridian.constructs.workload.namespace.ReadinessGates;
import dev.meridian.constructs.workload.priority.PriorityClassProps;
import dev.meridian.constructs.workload.security.PodSecurityLevel;
import dev.meridian.constructs.workload.traffic.Dns;
import dev.meridian.support.StrictManifests;
import java.util.List;
import java.util.Map;
import org.cdk8s.App;
import org.junit.jupiter.api.Test;

/** F2, F4 and T2. */
class NamespaceTest {
    private static final App APP = new App();
    private static final NamespaceChart PRODUCTION =
            new NamespaceChart(APP, "Production", production().build());

    @Test
    void has_the_seeds_label_and_enforces_the_strictest_standard_of_its_clusters_version() {
        assertThat(PRODUCTION.namespaceManifests())
                .containsExactly(Map.of(
                        "apiVersion",
                        "v1",
                        "kind",
                        "Namespace",
                        "metadata",
                        Map.of(
                                "name",
                                "production",
                                "labels",
                                Map.of(
                                        "environment", "production",
                                        "app.kubernetes.io/part-of", "taskflow",
                                        "app.kubernetes.io/managed-by", "meridian",
                                        "pod-security.kubernetes.io/enforce", "restricted",
                                        "pod-security.kubernetes.io/enforce-version", "v1.35",
                                        "pod-security.kubernetes.io/audit", "restricted",
                                        "pod-security.kubernetes.io/audit-version", "v1.35",
                                        "pod-security.kubernetes.io/warn", "restricted",
                                        "pod-security.kubernetes.io/warn-version", "v1.35",
                                        "elbv2.k8s.aws/pod-readiness-gate-inject", "enabled"))));
    }

    @Test
    void no_container_takes_more_than_four_cores_and_four_gigabytes() {
        assertThat(spec(1))
                .isEqualTo(Map.of(
                        "limits",
                        List.of(Map.of(
                                "type", "Container",
                                "max", Map.of("cpu", "4", "memory", "4Gi"),
                                "default", Map.of("cpu", "200m", "memory", "256Mi"),
                                "defaultRequest", Map.of("cpu", "100m", "memory", "128Mi")))));
    }

    @Test
    void all_together_stay_within_the_quota_and_make_no_load_balancers() {
        assertThat(spec(0))
                .isEqualTo(Map.of(
                        "hard",
                        Map.of(
                                "requests.cpu", "16",
                                "requests.memory", "32Gi",
                                "pods", "100",
                                "services.loadbalancers", "0",
                                "services.nodeports", "0")));
    }

    @Test
    void pods_of_which_nothing_is_said_ask_for_names_and_do_nothing_else() {
        var policy = spec(2);

        assertThat(policy)
                .containsEntry("podSelector", Map.of())
                .containsEntry("policyTypes", List.of("Ingress", "Egress"))
                .doesNotContainKey("ingress");
        assertThat((List<?>) policy.get("egress")).hasSize(1);
    }

    @Test
    void everything_is_read_back_strictly_and_the_namespace_stands_apart() {
        StrictManifests.check(PRODUCTION.manifests());

        assertThat(PRODUCTION.ruleManifests()).hasSize(3).noneMatch(rule -> rule.get("kind")
                .equals("Namespace"));
        assertThat(PRODUCTION.manifests()).hasSize(4);
    }

    @Test
    void in_auto_mode_names_are_asked_for_at_an_address() {
        var chart = new NamespaceChart(
                APP,
                "AutoMode",
                production().dns(new Dns.Address("172.20.0.10/32")).build());

        assertThat(Rendered.<Object>get(chart.ruleManifests().get(2), "spec", "egress", 0, "to"))
                .isEqualTo(List.of(Map.of("ipBlock", Map.of("cidr", "172.20.0.10/32"))));
    }

    @Test
    void may_enforce_less_but_tells_about_the_strictest_standard() {
        var chart = new NamespaceChart(
                APP,
                "Baseline",
                production()
                        .enforced(PodSecurityLevel.BASELINE)
                        .readinessGates(ReadinessGates.NONE)
                        .build());

        assertThat(Rendered.<Map<String, String>>get(chart.namespaceManifests().get(0), "metadata", "labels"))
                .containsEntry("pod-security.kubernetes.io/enforce", "baseline")
                .containsEntry("pod-security.kubernetes.io/warn", "restricted")
                .doesNotContainKey("elbv2.k8s.aws/pod-readiness-gate-inject");
    }

    @Test
    void refuses_labels_that_have_a_property() {
        var props = production().labels(Map.of("pod-security.kubernetes.io/enforce", "privileged"));

        assertThatThrownBy(props::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "labels must have keys without a slash, got 'pod-security.kubernetes.io/enforce'; the others"
                                + " have properties of their own");
    }

    @Test
    void refuses_a_ceiling_below_what_containers_get_that_do_not_say() {
        assertThatThrownBy(() -> new ContainerLimits(100, 4096))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("ceilingCpuMillis must be at least 200, got 100");
    }

    @Test
    void priority_classes_belong_to_the_cluster() {
        var chart = new PriorityClassChart(
                APP,
                "Priorities",
                List.of(new PriorityClassProps(
                        "critical",
                        100_000,
                        PriorityClassProps.Preemption.LOWER_PRIORITY,
                        PriorityClassProps.Assignment.BY_NAME,
                        "Users notice at once")));

        StrictManifests.check(chart.manifests());
        assertThat(chart.manifests())
                .containsExactly(Map.of(
                        "apiVersion",
                        "scheduling.k8s.io/v1",
                        "kind",
                        "PriorityClass",
                        "metadata",
                        Map.of("name", "critical", "labels", Map.of("app.kubernetes.io/managed-by", "meridian")),
                        "value",
                        100_000,
                        "globalDefault",
                        false,
                        "preemptionPolicy",
                        "PreemptLowerPriority",
                        "description",
                        "Users notice at once"));
    }

    @Test
    void a_priority_class_may_be_that_of_all_pods_that_name_none() {
        var chart = new PriorityClassChart(
                APP,
                "Usual",
                List.of(new PriorityClassProps(
                        "standard",
                        1_000,
                        PriorityClassProps.Preemption.LOWER_PRIORITY,
                        PriorityClassProps.Assignment.BY_DEFAULT,
                        "Most")));

        assertThat(chart.manifests().get(0)).containsEntry("globalDefault", true);
    }

    private static Map<String, Object> spec(int place) {
        return Rendered.get(PRODUCTION.ruleManifests().get(place), "spec");
    }

    private static NamespaceProps.Builder production() {
        return NamespaceProps.builder(
                        "production",
                        "taskflow",
                        "1.35",
                        new Quota(16_000, 32_768, 100),
                        new ContainerLimits(4_000, 4_096))
                .labels(Map.of("environment", "production"));
    }
}
