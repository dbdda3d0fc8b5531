package dev.meridian.constructs.workload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meridian.constructs.workload.container.ContainerProps;
import dev.meridian.constructs.workload.container.Image;
import dev.meridian.constructs.workload.container.Port;
import dev.meridian.constructs.workload.container.Protocol;
import dev.meridian.constructs.workload.container.Resources;
import dev.meridian.constructs.workload.manifests.Manifests;
import dev.meridian.constructs.workload.placement.NodePurchase;
import dev.meridian.constructs.workload.placement.Placement;
import dev.meridian.constructs.workload.placement.Spread;
import dev.meridian.constructs.workload.placement.Toleration;
import dev.meridian.constructs.workload.pods.ApiAccess;
import dev.meridian.constructs.workload.pods.PodProps;
import dev.meridian.constructs.workload.probes.Check;
import dev.meridian.constructs.workload.probes.HealthProbe;
import dev.meridian.constructs.workload.probes.HealthProbes;
import dev.meridian.constructs.workload.scaling.Disruption;
import dev.meridian.constructs.workload.scaling.Scaling;
import dev.meridian.constructs.workload.security.Deviation;
import dev.meridian.constructs.workload.security.PodSecurity;
import dev.meridian.constructs.workload.security.PodSecurityLevel;
import dev.meridian.constructs.workload.service.ServiceObjects;
import dev.meridian.constructs.workload.service.ServiceProps;
import dev.meridian.constructs.workload.traffic.Outbound;
import dev.meridian.constructs.workload.traffic.Peer;
import dev.meridian.constructs.workload.traffic.Traffic;
import dev.meridian.support.StrictManifests;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cdk8s.App;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PodsTest {
    private static final String DIGEST = "sha256:" + "0".repeat(64);

    @Test
    void a_service_without_ports_is_a_deployment_that_nobody_can_call() {
        var worker = Rendered.of(ServiceObjects.of(Seeds.smallest("worker").build()));

        assertThat(worker.titles())
                .containsExactly("ServiceAccount worker", "NetworkPolicy worker", "Deployment worker");
        assertThat(worker.spec("Deployment", "worker")).containsEntry("replicas", 1);
        assertThat(worker.spec("NetworkPolicy", "worker"))
                .doesNotContainKey("ingress")
                .containsEntry("policyTypes", List.of("Ingress", "Egress"));
        assertThat(worker.container("Deployment", "worker")).doesNotContainKeys("lifecycle", "ports", "env", "envFrom");
        assertThat(Rendered.<Map<String, Object>>get(worker.spec("Deployment", "worker"), "template", "metadata"))
                .doesNotContainKey("annotations");
    }

    @Test
    void an_image_named_by_content_is_pulled_once() {
        var container = Rendered.of(ServiceObjects.of(service(PodProps.builder(ContainerProps.builder(
                                        new Image("team/worker", DIGEST), Resources.of(100, 128, 200, 256))
                                .build()))
                        .build()))
                .container("Deployment", "worker");

        assertThat(container)
                .containsEntry("image", "team/worker@" + DIGEST)
                .containsEntry("imagePullPolicy", "IfNotPresent");
    }

    @Test
    void a_repository_may_be_known_at_deployment_only() {
        assertThat(new Image("${Token[TOKEN.3]}/team/worker", "1.0").name())
                .isEqualTo("${Token[TOKEN.3]}/team/worker:1.0");
    }

    @Test
    void temporary_storage_is_promised_and_limited_alike() {
        var resources = new Resources(1_500, 1_536, 2_000, 2_048, Optional.of(512)).toKubernetes();

        assertThat(resources.getRequests()).hasToString("{cpu=1500m, ephemeral-storage=512Mi, memory=1536Mi}");
        assertThat(resources.getLimits()).hasToString("{cpu=2, ephemeral-storage=512Mi, memory=2Gi}");
    }

    @Test
    void a_deviation_leaves_its_reason_on_the_pods() {
        var security = PodSecurity.of(
                0,
                new Deviation.RunsAsRoot("the image's entry point changes its user"),
                new Deviation.Capabilities(Set.of("SETUID", "SETGID"), "it changes its user"),
                new Deviation.WritableRootFilesystem("it writes a lock beside its program"));
        var worker = Rendered.of(ServiceObjects.of(
                service(PodProps.builder(Seeds.container()).security(security)).build()));

        assertThat(Rendered.<Object>get(worker.spec("Deployment", "worker"), "template", "metadata", "annotations"))
                .isEqualTo(Map.of(
                        "meridian.dev/deviation-runs-as-root", "the image's entry point changes its user",
                        "meridian.dev/deviation-capabilities", "it changes its user",
                        "meridian.dev/deviation-writable-root-filesystem", "it writes a lock beside its program"));
        assertThat(worker.container("Deployment", "worker").get("securityContext"))
                .isEqualTo(Map.of(
                        "allowPrivilegeEscalation", false,
                        "readOnlyRootFilesystem", false,
                        "capabilities", Map.of("drop", List.of("ALL"), "add", List.of("SETGID", "SETUID"))));
        assertThat(Rendered.<Map<String, Object>>get(worker.podSpec("Deployment", "worker"), "securityContext"))
                .containsEntry("runAsNonRoot", false)
                .containsEntry("runAsUser", 0);
        assertThat(security.leastLevel()).isEqualTo(PodSecurityLevel.BASELINE);
    }

    @ParameterizedTest
    @CsvSource({"NET_BIND_SERVICE, RESTRICTED", "CHOWN, BASELINE", "NET_ADMIN, PRIVILEGED"})
    void a_capability_decides_which_standard_pods_pass(String capability, PodSecurityLevel level) {
        assertThat(PodSecurity.of(1000, new Deviation.Capabilities(Set.of(capability), "it must"))
                        .leastLevel())
                .isEqualTo(level);
    }

    @Test
    void pods_that_talk_to_the_kubernetes_api_get_a_token() {
        var worker = Rendered.of(
                ServiceObjects.of(service(PodProps.builder(Seeds.container()).apiAccess(ApiAccess.TOKEN))
                        .build()));

        assertThat(worker.object("ServiceAccount", "worker")).containsEntry("automountServiceAccountToken", true);
        assertThat(worker.podSpec("Deployment", "worker")).containsEntry("automountServiceAccountToken", true);
    }

    @ParameterizedTest
    @CsvSource({
        "MANAGED_ON_DEMAND, eks.amazonaws.com/capacityType, ON_DEMAND",
        "MANAGED_SPOT, eks.amazonaws.com/capacityType, SPOT",
        "KARPENTER_ON_DEMAND, karpenter.sh/capacity-type, on-demand",
        "KARPENTER_SPOT, karpenter.sh/capacity-type, spot"
    })
    void capacity_is_chosen_by_the_label_that_nodes_carry(NodePurchase purchase, String label, String value) {
        var placement = new Placement(
                Spread.NONE,
                Spread.NONE,
                purchase,
                Map.of(),
                List.of(new Toleration("spot", Optional.empty(), Toleration.Effect.NO_EXECUTE)));
        var pod = Rendered.of(ServiceObjects.of(
                        service(PodProps.builder(Seeds.container()).placement(placement))
                                .build()))
                .podSpec("Deployment", "worker");

        assertThat(pod)
                .containsEntry("nodeSelector", Map.of(label, value))
                .containsEntry(
                        "tolerations", List.of(Map.of("key", "spot", "operator", "Exists", "effect", "NoExecute")))
                .doesNotContainKey("topologySpreadConstraints");
    }

    @Test
    void each_kind_of_probe_is_written_as_kubernetes_has_it() {
        var container = Rendered.of(ServiceObjects.of(Seeds.smallest("api")
                        .ports(List.of(Port.tcp("grpc", 9000), new Port("dns", 5353, 53, Protocol.UDP)))
                        .probes(new HealthProbes(
                                Optional.of(HealthProbe.of(new Check.Grpc("grpc", "health"))),
                                Optional.of(HealthProbe.of(new Check.Tcp("grpc"))),
                                Optional.of(HealthProbe.of(new Check.Command(List.of("pg_isready", "-q"))))))
                        .build()))
                .container("Deployment", "api");

        assertThat(Rendered.<Object>get(container, "livenessProbe", "grpc"))
                .isEqualTo(Map.of("port", 9000, "service", "health"));
        assertThat(Rendered.<Object>get(container, "readinessProbe", "tcpSocket"))
                .isEqualTo(Map.of("port", 9000));
        assertThat(Rendered.<Object>get(container, "startupProbe", "exec"))
                .isEqualTo(Map.of("command", List.of("pg_isready", "-q")));
        assertThat(Rendered.<Object>get(container, "ports", 1))
                .isEqualTo(Map.of("name", "dns", "containerPort", 5353, "protocol", "UDP"));
    }

    @Test
    void all_ports_to_one_peer_are_in_one_rule_and_the_internet_is_nobody_of_ones_own() {
        var internet = new Peer.Internet(List.of("10.0.0.0/8"));
        var traffic = new Traffic(
                List.of(),
                List.of(
                        new Outbound(internet, 587),
                        new Outbound(new Peer.Addresses("10.20.8.0/22"), 5432),
                        new Outbound(internet, 443)));
        var policy = Rendered.of(ServiceObjects.of(
                        service(PodProps.builder(Seeds.container()).traffic(traffic))
                                .build()))
                .spec("NetworkPolicy", "worker");

        assertThat((List<?>) policy.get("egress")).hasSize(3);
        assertThat(Rendered.<Object>get(policy, "egress", 1))
                .isEqualTo(Map.of(
                        "to",
                        List.of(Map.of(
                                "ipBlock",
                                Map.of("cidr", "0.0.0.0/0", "except", List.of("10.0.0.0/8", "169.254.169.254/32")))),
                        "ports",
                        List.of(Map.of("port", 443, "protocol", "TCP"), Map.of("port", 587, "protocol", "TCP"))));
        assertThat(Rendered.<Object>get(policy, "egress", 2))
                .isEqualTo(Map.of(
                        "to", List.of(Map.of("ipBlock", Map.of("cidr", "10.20.8.0/22"))),
                        "ports", List.of(Map.of("port", 5432, "protocol", "TCP"))));
    }

    @Test
    void a_budget_is_there_from_the_second_pod_on() {
        var one = Rendered.of(ServiceObjects.of(
                Seeds.smallest("worker").scaling(new Scaling.Fixed(1)).build()));
        var three = Rendered.of(ServiceObjects.of(Seeds.smallest("worker")
                .scaling(new Scaling.Fixed(3))
                .disruption(new Disruption.MinAvailable(2))
                .build()));

        assertThat(one.titles()).doesNotContain("PodDisruptionBudget worker");
        assertThat(three.spec("PodDisruptionBudget", "worker"))
                .containsEntry("minAvailable", 2)
                .doesNotContainKey("maxUnavailable");
    }

    @Test
    void a_chart_holds_what_its_objects_say() {
        var app = new App();
        var charts = List.of(
                new ServiceChart(app, "Api", Seeds.tapworkApi().build()).manifests(),
                new ServiceChart(app, "Auth", Seeds.authService().build()).manifests());

        charts.forEach(StrictManifests::check);
        assertThat(charts)
                .containsExactly(
                        Manifests.of(ServiceObjects.of(Seeds.tapworkApi().build())),
                        Manifests.of(ServiceObjects.of(Seeds.authService().build())));
    }

    private static ServiceProps.Builder service(PodProps.Builder pod) {
        return ServiceProps.builder("worker", "team", "system", pod.build());
    }
}
