package dev.meridian.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.meridian.kubernetes.model.Cluster;
import dev.meridian.kubernetes.model.Clusters;
import dev.meridian.kubernetes.model.Clusters.Defined;
import dev.meridian.kubernetes.rules.PodSecurity;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PodSecurityTest {
    private static final Cluster TAPWORK =
            Clusters.of("tapwork-production-us-east-1").cluster();

    @ParameterizedTest
    @MethodSource("dev.meridian.kubernetes.model.Clusters#all")
    void every_namespace_enforces_the_restricted_level_and_every_pod_keeps_to_it(Defined defined) {
        assertThat(PodSecurity.problems(defined.cluster())).isEmpty();
        assertThat(defined.cluster().all("Namespace")).allSatisfy(namespace -> assertThat(namespace.labels())
                .containsEntry("pod-security.kubernetes.io/enforce", "restricted"));
    }

    /** Each of them is a control of the standard. */
    static Stream<Arguments> faults() {
        return Stream.of(
                pod("hostNetwork", spec -> spec.put("hostNetwork", true), "has hostNetwork"),
                pod("hostPID", spec -> spec.put("hostPID", true), "has hostPID"),
                pod(
                        "hostPath",
                        spec -> spec.withArray("volumes").addObject().putObject("hostPath"),
                        "path of its node"),
                pod("nfs", spec -> spec.withArray("volumes").addObject().putObject("nfs"), "has a volume"),
                pod("root", spec -> context(spec).put("runAsUser", 0), "runs as root"),
                pod("maybe root", spec -> context(spec).remove("runAsNonRoot"), "may run as root"),
                pod("no seccomp", spec -> context(spec).remove("seccompProfile"), "no seccomp profile"),
                pod("sysctls", spec -> context(spec).putArray("sysctls").addObject(), "sets sysctls"),
                container("privileged", own -> context(own).put("privileged", true), "is privileged"),
                container("escalation", own -> context(own).remove("allowPrivilegeEscalation"), "may gain privileges"),
                container("capabilities", own -> context(own).remove("capabilities"), "keeps capabilities"),
                container(
                        "added",
                        own -> ((ObjectNode) context(own).path("capabilities"))
                                .putArray("add")
                                .add("NET_RAW"),
                        "adds capabilities"),
                container("procMount", own -> context(own).put("procMount", "Unmasked"), "sets procMount"),
                container("hostPort", own -> ((ObjectNode) own.at("/ports/0")).put("hostPort", 80), "port of its node"),
                container(
                        "probe",
                        own -> ((ObjectNode) own.at("/livenessProbe/httpGet")).put("host", "10.0.0.1"),
                        "probes another host"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void what_the_standard_forbids_is_found(String what, Consumer<ObjectNode> fault, String problem) {
        assertThat(PodSecurity.problems(TAPWORK.changed("Deployment", "tapwork", "scanner", fault)))
                .as(what)
                .anySatisfy(found ->
                        assertThat(found).startsWith("tapwork/scanner ").contains(problem));
    }

    @Test
    void a_namespace_that_enforces_nothing_is_found() {
        var open =
                TAPWORK.changed("Namespace", "", "tapwork", namespace -> ((ObjectNode) namespace.at("/metadata/labels"))
                        .remove("pod-security.kubernetes.io/enforce"));

        assertThat(PodSecurity.problems(open)).contains("tapwork/scanner is in a namespace that enforces none");
    }

    @Test
    void a_container_that_starts_first_is_no_exception() {
        var faulty = Clusters.of("tapwork-development-us-east-1")
                .cluster()
                .changed("CronJob", "tapwork", "postgres-dump", job -> context(
                                (ObjectNode) job.at("/spec/jobTemplate/spec/template/spec/initContainers/0"))
                        .put("privileged", true));

        assertThat(PodSecurity.problems(faulty)).isEqualTo(List.of("tapwork/postgres-dump is privileged"));
    }

    private static Arguments pod(String what, Consumer<ObjectNode> fault, String problem) {
        Consumer<ObjectNode> change = deployment -> fault.accept((ObjectNode) deployment.at("/spec/template/spec"));
        return Arguments.of(what, change, problem);
    }

    private static Arguments container(String what, Consumer<ObjectNode> fault, String problem) {
        return pod(
                what, spec -> fault.accept((ObjectNode) spec.path("containers").path(0)), problem);
    }

    private static ObjectNode context(ObjectNode of) {
        return (ObjectNode) of.path("securityContext");
    }
}
