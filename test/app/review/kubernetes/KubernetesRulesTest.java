package dev.meridian.app.review.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meridian.app.review.finding.RuleId;
import dev.meridian.app.review.finding.Severity;
import dev.meridian.app.review.kubernetes.change.KubernetesRule;
import dev.meridian.app.review.manifest.AppliedObjects;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KubernetesRulesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            DANGEROUS access/rbac-role       | {kind: Role, rules: [{apiGroups: [''], resources: [pods], verbs: [get]}]} | {kind: Role, rules: [{apiGroups: [''], resources: [pods, secrets], verbs: [get]}]}
            DANGEROUS access/rbac-role       | {kind: Role, rules: [{apiGroups: [''], resources: [pods], verbs: [get]}]} | {kind: Role, rules: [{apiGroups: [''], resources: [pods], verbs: ['*']}]}
            DANGEROUS access/rbac-role       | {kind: Role, rules: [{apiGroups: [''], resources: [secrets], resourceNames: [a], verbs: [get]}]} | {kind: Role, rules: [{apiGroups: [''], resources: [secrets], verbs: [get]}]}
            NOTABLE access/rbac-role         | {kind: Role, rules: [{apiGroups: [''], resources: [pods], verbs: [get]}]} | {kind: Role, rules: [{apiGroups: [''], resources: [pods, services], verbs: [get]}]}
            DANGEROUS access/rbac-binding    | {kind: RoleBinding, roleRef: {name: view}, subjects: [{kind: User, name: a}]} | {kind: RoleBinding, roleRef: {name: view}, subjects: [{kind: User, name: a}, {kind: Group, name: 'system:authenticated'}]}
            DANGEROUS interruption/immutable-field | {kind: RoleBinding, roleRef: {name: view}, subjects: [{kind: User, name: a}]} | {kind: RoleBinding, roleRef: {name: edit}, subjects: [{kind: User, name: a}]}
            DANGEROUS access/service-exposed | {kind: Service, spec: {type: ClusterIP}} | {kind: Service, spec: {type: LoadBalancer}}
            NOTABLE access/service-exposed   | {kind: Service, spec: {type: ClusterIP}} | {kind: Service, spec: {type: LoadBalancer}, metadata: {annotations: {service.beta.kubernetes.io/aws-load-balancer-type: external}}}
            NOTABLE access/service-exposed   | {kind: Service} | {kind: Service, spec: {type: NodePort}}
            DANGEROUS interruption/immutable-field | {kind: Service, spec: {clusterIP: None}} | {kind: Service, spec: {}}
            DANGEROUS access/tls-dropped     | {kind: Ingress, spec: {tls: [{hosts: [a]}]}} | {kind: Ingress}
            DANGEROUS interruption/route-changed | {kind: Ingress, spec: {rules: [{host: a}, {host: b}]}} | {kind: Ingress, spec: {rules: [{host: a}]}}
            DANGEROUS access/admission       | {kind: ValidatingWebhookConfiguration, webhooks: [{name: a, failurePolicy: Fail}]} | {kind: ValidatingWebhookConfiguration, webhooks: [{name: a, failurePolicy: Ignore}]}
            DANGEROUS interruption/pod-replicas-lowered | {kind: Deployment, spec: {replicas: 3}} | {kind: Deployment, spec: {replicas: 2}}
            DANGEROUS interruption/pod-replicas-lowered | {kind: Deployment, spec: {replicas: '3'}} | {kind: Deployment, spec: {}}
            DANGEROUS interruption/pod-replicas-lowered | {kind: HorizontalPodAutoscaler, spec: {minReplicas: 2}} | {kind: HorizontalPodAutoscaler, spec: {}}
            NOTABLE interruption/disruption-budget | {kind: PodDisruptionBudget, spec: {maxUnavailable: 20%}} | {kind: PodDisruptionBudget, spec: {maxUnavailable: 50%}}
            DANGEROUS interruption/immutable-field | {kind: PersistentVolumeClaim, spec: {resources: {requests: {storage: 1Ti}}}} | {kind: PersistentVolumeClaim, spec: {resources: {requests: {storage: 900Gi}}}}
            DANGEROUS interruption/immutable-field | {kind: ConfigMap, immutable: true, data: {a: b}} | {kind: ConfigMap, immutable: true, data: {a: c}}
            DANGEROUS data/reclaim-policy    | {kind: StorageClass, reclaimPolicy: Retain} | {kind: StorageClass}
            DANGEROUS data/storage-changed   | {kind: Deployment, spec: {template: {spec: {volumes: [{name: d, persistentVolumeClaim: {claimName: d}}]}}}} | {kind: Deployment, spec: {template: {spec: {volumes: [{name: d, emptyDir: {}}]}}}}
            DANGEROUS data/definition-removed | {kind: CustomResourceDefinition} |
            DANGEROUS data/managed-store-removed | {apiVersion: postgresql.cnpg.io/v1, kind: Cluster} |
            DANGEROUS recovery/cluster-backup | {apiVersion: velero.io/v1, kind: Schedule, spec: {template: {ttl: 720h0m0s}}} | {apiVersion: velero.io/v1, kind: Schedule, spec: {template: {ttl: 168h}}}
            DANGEROUS recovery/cluster-backup | {apiVersion: velero.io/v1, kind: Schedule} | {apiVersion: velero.io/v1, kind: Schedule, spec: {paused: true}}
            DANGEROUS recovery/cluster-backup | {kind: CronJob, metadata: {name: etcd-backup}} |
            NOTABLE interruption/workload-removed | {kind: CronJob, metadata: {name: mails}} |
            DANGEROUS access/pod-security    | | {kind: DaemonSet, spec: {template: {spec: {volumes: [{name: h, hostPath: {path: /}}]}}}}
            NOTABLE interruption/pod-image   | {kind: Pod, spec: {containers: [{name: a, image: 'web:1.2'}]}} | {kind: Pod, spec: {containers: [{name: a, image: 'web:latest'}]}}
            NOTABLE access/service-account   | {kind: ServiceAccount, metadata: {annotations: {eks.amazonaws.com/role-arn: a}}} | {kind: ServiceAccount, metadata: {annotations: {eks.amazonaws.com/role-arn: b}}}
            DANGEROUS access/secret-store    | {kind: ClusterSecretStore, spec: {conditions: [{namespaces: [a]}]}} | {kind: ClusterSecretStore, spec: {}}
            """)
    void says_what_a_change_does(String finding, String before, String after) {
        assertThat(Review.of(named(before), named(after))).anyMatch(said -> said.startsWith(finding + ":"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {kind: Role, rules: [{apiGroups: [''], resources: ['*'], verbs: ['*']}]} | {kind: Role, rules: [{apiGroups: [''], resources: [secrets], verbs: [get]}]}
            {kind: Role, rules: [{apiGroups: [''], resources: [a, b], verbs: [get]}]} | {kind: Role, rules: [{apiGroups: [''], resources: [b], verbs: [get]}, {apiGroups: [''], resources: [a], verbs: [get]}]}
            {kind: Service, spec: {type: LoadBalancer}} | {kind: Service, spec: {type: LoadBalancer}, metadata: {annotations: {service.beta.kubernetes.io/aws-load-balancer-internal: 'true'}}}
            {kind: Deployment, spec: {replicas: 2}} | {kind: Deployment, spec: {replicas: 3}}
            {kind: Deployment, spec: {replicas: 2}} | {kind: Deployment, spec: {replicas: '2'}}
            {kind: PersistentVolumeClaim, spec: {resources: {requests: {storage: 1024Mi}}}} | {kind: PersistentVolumeClaim, spec: {resources: {requests: {storage: 1Gi}}}}
            {kind: PodDisruptionBudget, spec: {maxUnavailable: 1}} |
            {kind: StatefulSet, spec: {}} | {kind: StatefulSet, spec: {podManagementPolicy: OrderedReady}}
            {kind: Job, spec: {template: {}}} |
            {kind: Pod, spec: {containers: [{name: a}, {name: b, securityContext: {privileged: true}}]}} | {kind: Pod, spec: {containers: [{name: b, securityContext: {privileged: true}}, {name: a}]}}
            {kind: Pod, spec: {containers: [{name: a}]}} | {kind: Pod, spec: {containers: [{name: a, readinessProbe: {exec: {}}}]}}
            {kind: Pod, spec: {securityContext: {runAsNonRoot: true}, containers: [{name: a}]}} | {kind: Pod, spec: {containers: [{name: a, securityContext: {runAsNonRoot: true}}]}}
            {kind: Secret, data: {a: b}} | {kind: Secret, data: {a: c}}
            {kind: PersistentVolume, spec: {persistentVolumeReclaimPolicy: Delete}} | {kind: PersistentVolume, spec: {persistentVolumeReclaimPolicy: Retain}}
            {apiVersion: serving.knative.dev/v1, kind: Service} |
            """)
    void is_silent_on_what_harms_nobody(String before, String after) {
        assertThat(Review.findings(named(before), named(after)))
                .noneMatch(finding -> finding.severity() != Severity.HARMLESS);
    }

    @Test
    void a_claim_of_a_volume_that_is_retained_is_not_lost() {
        var volume =
                "{kind: PersistentVolume, metadata: {name: v}, spec: {persistentVolumeReclaimPolicy: Retain}}\n---\n";
        var claim = "{kind: PersistentVolumeClaim, metadata: {name: c}, spec: {volumeName: v}}";

        assertThat(Review.of(volume + claim, volume))
                .singleElement()
                .asString()
                .startsWith("NOTABLE data/claim-removed");
        assertThat(Review.of(claim, "[]")).singleElement().asString().startsWith("DANGEROUS data/claim-removed");
    }

    @Test
    void something_that_pods_no_longer_need_may_go() {
        var map = "{kind: ConfigMap, metadata: {name: settings}}\n---\n";
        var user =
                "{kind: Pod, metadata: {name: p}, spec: {containers: [{name: a, envFrom: [{configMapRef: {name: %s}}]}]}}";

        assertThat(Review.of(map + user.formatted("settings"), user.formatted("others")))
                .isEmpty();
        assertThat(Review.of(map + user.formatted("settings"), user.formatted("settings")))
                .containsExactly("DANGEROUS interruption/dependency-removed: "
                        + "The ConfigMap is deleted although pods need it: Pod p.");
    }

    @Test
    void the_number_of_pods_may_be_left_to_an_autoscaler() {
        var scaler =
                "\n---\n{kind: HorizontalPodAutoscaler, metadata: {name: h}, spec: {minReplicas: 3, scaleTargetRef: {kind: Deployment, name: x}}}";

        assertThat(Review.of(
                        named("{kind: Deployment, spec: {replicas: 3}}"),
                        named("{kind: Deployment, spec: {}}") + scaler))
                .singleElement()
                .asString()
                .startsWith("NOTABLE interruption/pod-replicas-lowered");
    }

    @Test
    void a_renamed_workload_is_called_renamed() {
        var deployment = """
                {kind: Deployment, metadata: {name: %1$s}, spec: {replicas: 2, selector: {matchLabels: {app: %1$s}},
                 template: {metadata: {labels: {app: %1$s}}, spec: {containers: [{name: %1$s, image: 'shop:1'}]}}}}
                """;

        assertThat(Review.of(deployment.formatted("web"), deployment.formatted("shop")))
                .containsExactly("DANGEROUS interruption/workload-removed: The Deployment is renamed to shop:"
                        + " its pods stop as soon as the others are made, ready or not.");
        assertThat(Review.of(
                        deployment.formatted("web"),
                        deployment.formatted("shop").replace("shop:1", "other")))
                .singleElement()
                .asString()
                .contains("renamed");
        assertThat(
                        Review.of(
                                deployment.formatted("web"),
                                "{kind: Deployment, metadata: {name: mail}, spec: {replicas: 1, template: {spec: {containers: [{name: smtp}]}}}}"))
                .singleElement()
                .asString()
                .contains("The Deployment is deleted");
    }

    @Test
    void a_stateful_set_that_is_renamed_finds_no_data() {
        var set =
                "{kind: StatefulSet, metadata: {name: %s}, spec: {replicas: 1, volumeClaimTemplates: [{metadata: {name: data}}]}}";

        assertThat(Review.of(set.formatted("a"), set.formatted("b")))
                .containsExactly("DANGEROUS data/stateful-set-removed: The stateful set is renamed to b,"
                        + " which starts on claims of its own: the former ones stay without an owner.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {kind: CronJob, metadata: {name: %s}, spec: {schedule: '@daily'}}         | NOTABLE interruption/workload-removed: The scheduled job is renamed to other
            {apiVersion: velero.io/v1, kind: Schedule, metadata: {name: %s}, spec: {schedule: '@daily'}} | NOTABLE recovery/cluster-backup: The Schedule that makes backups is renamed to other
            {kind: Service, metadata: {name: %s}, spec: {selector: {app: a}}}         | DANGEROUS interruption/kubernetes-service-removed: The service is renamed to other
            {kind: HTTPRoute, metadata: {name: %s}, spec: {hostnames: [a]}}           | NOTABLE interruption/route-changed: The HTTPRoute is renamed to other
            {kind: Ingress, metadata: {name: %s}, spec: {rules: [{host: a}]}}         | DANGEROUS interruption/route-changed: The Ingress is renamed to other
            {kind: PersistentVolumeClaim, metadata: {name: %s}, spec: {volumeMode: a}} | DANGEROUS data/claim-removed: The claim is renamed to other
            """)
    void a_renamed_object_is_judged_by_what_its_kind_loses(String object, String finding) {
        assertThat(Review.of(object.formatted("former"), object.formatted("other")))
                .singleElement()
                .asString()
                .startsWith(finding);
    }

    @Test
    void a_target_group_that_gets_another_binding_is_one_finding() {
        var binding =
                "{kind: TargetGroupBinding, metadata: {name: %s}, spec: {serviceRef: {name: web}, targetGroupARN: '${Ingress.Blue}'}}";

        assertThat(Review.of(binding.formatted("web"), binding.formatted("web-blue")))
                .singleElement()
                .asString()
                .startsWith("DANGEROUS interruption/route-changed: The TargetGroupBinding is replaced by another");
        assertThat(Review.of(binding.formatted("web"), binding.formatted("web").replace("Blue", "Green")))
                .singleElement()
                .asString()
                .contains("immutable-field");
    }

    @Test
    void what_belongs_to_a_workload_goes_with_it_in_silence() {
        var workload =
                "{kind: Deployment, metadata: {name: web}, spec: {template: {metadata: {labels: {app: web}}, spec: {serviceAccountName: web}}}}";
        var belongings = """
                ---
                {kind: HorizontalPodAutoscaler, metadata: {name: web}, spec: {scaleTargetRef: {kind: Deployment, name: web}}}
                ---
                {kind: PodDisruptionBudget, metadata: {name: web}, spec: {selector: {matchLabels: {app: web}}}}
                ---
                {kind: ServiceAccount, metadata: {name: web}}
                ---
                {apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: web}, spec: {podSelector: {matchLabels: {app: web}}, policyTypes: [Ingress, Egress]}}
                """;

        assertThat(Review.of(workload + "\n" + belongings, "[]"))
                .singleElement()
                .asString()
                .startsWith("DANGEROUS interruption/workload-removed");
        assertThat(Review.of(workload + "\n" + belongings, workload)).hasSize(5);
    }

    @Test
    void every_rule_has_an_id_of_its_own() {
        assertThat(Stream.of(KubernetesRule.values()).map(RuleId::id))
                .doesNotHaveDuplicates()
                .contains("interruption/object-moved", "data/namespace-removed")
                .allMatch(id -> id.matches("(data|interruption|access|recovery)/[a-z-]+"));
    }

    @Test
    void an_object_that_leaves_a_manifest_without_pruning_stays() {
        assertThat(Review.findingsWithoutPruning("{kind: Namespace, metadata: {name: x}}", "[]"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.severity()).isEqualTo(Severity.NOTABLE);
                    assertThat(finding.rule()).isEqualTo(KubernetesRule.OBJECT_LEFT_BEHIND);
                });
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void never_fails_whatever_the_shape(@ForAll("objects") String before, @ForAll("objects") String after) {
        assertThat(AppliedObjects.parse(before))
                .noneMatch(object -> object.path("kind").asText().equals("UnreadableManifest"));
        assertThat(Review.findings(before, after))
                .allMatch(finding -> finding.what().endsWith("."));
    }

    @Provide
    Arbitrary<String> objects() {
        var kinds = Arbitraries.of(
                "Deployment",
                "StatefulSet",
                "CronJob",
                "NetworkPolicy",
                "Service",
                "Ingress",
                "Role",
                "RoleBinding",
                "PersistentVolumeClaim",
                "HorizontalPodAutoscaler",
                "PodDisruptionBudget",
                "Secret",
                "ClusterSecretStore");
        var fields = Arbitraries.of(
                "spec",
                "template",
                "containers",
                "securityContext",
                "volumes",
                "rules",
                "ingress",
                "from",
                "ports",
                "tls",
                "selector",
                "subjects",
                "policyTypes",
                "replicas",
                "minReplicas",
                "name",
                "image",
                "ipBlock",
                "cidr",
                "matchLabels",
                "metadata",
                "labels",
                "annotations",
                "volumeClaimTemplates",
                "type",
                "jobTemplate");
        var content = content(fields, 3);
        return Combinators.combine(kinds, fields, content)
                .as(
                        "{apiVersion: networking.k8s.io/v1, kind: %s, spec: {template: {spec: {%s: %s}}, %2$s: %3$s}, rules: %3$s}"
                                ::formatted);
    }

    private static Arbitrary<String> content(Arbitrary<String> fields, int depth) {
        var leaf = Arbitraries.of(
                "1", "a", "true", "null", "[]", "{}", "'${Token}'", "10.0.0.0/8", "[a, {b: c}]", "-1e400");
        return depth == 0
                ? leaf
                : Arbitraries.frequencyOf(
                        Tuple.of(1, leaf),
                        Tuple.of(
                                2,
                                Combinators.combine(fields, content(fields, depth - 1))
                                        .as("{%s: %s}"::formatted)),
                        Tuple.of(
                                2,
                                Combinators.combine(fields, content(fields, depth - 1))
                                        .as("[{%s: %s}]"::formatted)));
    }

    private static String named(@Nullable String object) {
        if (object == null) {
            return "[]";
        }
        return object.contains("metadata: {name")
                ? object
                : object.contains("metadata: {")
                        ? object.replace("metadata: {", "metadata: {name: x, ")
                        : object.replaceFirst("\\{", "{metadata: {name: x}, ");
    }
}
