package dev.meridian.kubernetes.rules;

import com.fasterxml.jackson.databind.JsonNode;
import dev.meridian.kubernetes.model.Applied;
import dev.meridian.kubernetes.model.Cluster;
import dev.meridian.kubernetes.model.Pod;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The level {@code restricted} of "Pod Security Standards", Kubernetes Documentation, or what its namespace enforces. */
public final class PodSecurity {
    private static final String ENFORCE = "pod-security.kubernetes.io/enforce";
    private static final Set<String> VOLUMES = Set.of(
            "configMap", "csi", "downwardAPI", "emptyDir", "ephemeral", "persistentVolumeClaim", "projected", "secret");

    private PodSecurity() {}

    /** What a namespace that enforces the level would refuse, and containers that no namespace may have. */
    public static List<String> problems(Cluster cluster) {
        var problems = new ArrayList<String>();
        for (var pod : cluster.pods()) {
            var level = cluster.labelsOfNamespace(pod.namespace()).getOrDefault(ENFORCE, "none");
            checkBaseline(pod, problems);
            if (level.equals("restricted")) {
                checkRestricted(pod, problems);
            } else if (!level.equals("baseline")) {
                problems.add("%s is in a namespace that enforces %s".formatted(pod, level));
            }
        }
        return problems;
    }

    private static void checkBaseline(Pod pod, List<String> problems) {
        for (var field : List.of("hostNetwork", "hostPID", "hostIPC")) {
            require(problems, !pod.spec().path(field).asBoolean(), "%s has %s", pod, field);
        }
        var contexts = Stream.concat(
                        Stream.of(pod.spec().path("securityContext")),
                        pod.containers().stream().map(container -> container.path("securityContext")))
                .toList();
        for (var context : contexts) {
            require(problems, !context.path("privileged").asBoolean(), "%s is privileged", pod);
            require(problems, context.path("capabilities").path("add").isEmpty(), "%s adds capabilities", pod);
            require(problems, context.path("sysctls").isEmpty(), "%s sets sysctls", pod);
            for (var field : List.of("seLinuxOptions", "windowsOptions", "procMount", "appArmorProfile")) {
                require(problems, !context.has(field), "%s sets %s", pod, field);
            }
            require(
                    problems,
                    !context.path("seccompProfile").path("type").asText().equals("Unconfined"),
                    "%s is unconfined",
                    pod);
        }
        for (var container : pod.containers()) {
            require(
                    problems,
                    Applied.each(container.path("ports")).noneMatch(port -> port.has("hostPort")),
                    "%s has a port of its node",
                    pod);
            require(
                    problems,
                    container.findValues("httpGet").stream().noneMatch(check -> check.has("host"))
                            && container.findValues("tcpSocket").stream().noneMatch(check -> check.has("host")),
                    "%s probes another host",
                    pod);
        }
        pod.spec()
                .path("volumes")
                .forEach(volume -> require(problems, !volume.has("hostPath"), "%s has a path of its node", pod));
    }

    private static void checkRestricted(Pod pod, List<String> problems) {
        var whole = pod.spec().path("securityContext");
        for (var volume : pod.spec().path("volumes")) {
            require(
                    problems,
                    volume.properties().stream()
                            .allMatch(field -> field.getKey().equals("name") || VOLUMES.contains(field.getKey())),
                    "%s has a volume %s",
                    pod,
                    volume);
        }
        for (var container : pod.containers()) {
            var own = container.path("securityContext");
            require(
                    problems,
                    own.has("allowPrivilegeEscalation")
                            && !own.path("allowPrivilegeEscalation").asBoolean(true),
                    "%s may gain privileges",
                    pod);
            require(problems, said(own, whole, "runAsNonRoot").asBoolean(), "%s may run as root", pod);
            require(problems, said(own, whole, "runAsUser").asInt(1) != 0, "%s runs as root", pod);
            require(
                    problems,
                    said(own, whole, "seccompProfile").path("type").asText().equals("RuntimeDefault"),
                    "%s has no seccomp profile",
                    pod);
            require(
                    problems,
                    Applied.each(own.path("capabilities").path("drop"))
                            .anyMatch(dropped -> dropped.asText().equals("ALL")),
                    "%s keeps capabilities",
                    pod);
        }
    }

    /** What a container says counts before what its pod says. */
    private static JsonNode said(JsonNode container, JsonNode pod, String field) {
        return container.has(field) ? container.path(field) : pod.path(field);
    }

    private static void require(List<String> problems, boolean holds, String problem, Object... parts) {
        if (!holds) {
            problems.add(problem.formatted(parts));
        }
    }
}
