package dev.meridian.kubernetes.rules;

import com.fasterxml.jackson.databind.JsonNode;
import dev.meridian.kubernetes.model.Applied;
import dev.meridian.kubernetes.model.Cluster;
import dev.meridian.kubernetes.model.Pod;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whatever chooses pods chooses its own, all of one kind, and no others by accident. */
public final class Selectors {
    private static final Set<String> CONTROLLERS = Set.of("Deployment", "StatefulSet");
    private static final String MATCH_LABELS = "matchLabels";

    private final Cluster cluster;
    private final List<Pod> pods;
    private final List<String> problems = new ArrayList<>();

    private Selectors(Cluster cluster) {
        this.cluster = cluster;
        this.pods = cluster.pods();
    }

    /** What chooses none, too many or others' pods. */
    public static List<String> problems(Cluster cluster) {
        return new Selectors(cluster).all();
    }

    private List<String> all() {
        cluster.objects().stream()
                .filter(object -> CONTROLLERS.contains(object.kind()))
                .forEach(this::checkController);
        cluster.all("StatefulSet").forEach(this::checkGoverningService);
        cluster.all("Service").forEach(this::checkService);
        cluster.all("PodDisruptionBudget").forEach(this::checkBudget);
        cluster.all("NetworkPolicy").forEach(this::checkPolicy);
        cluster.all("HorizontalPodAutoscaler")
                .forEach(object -> target(object, object.spec().path("scaleTargetRef")));
        cluster.all("VerticalPodAutoscaler").forEach(this::checkVertical);
        cluster.all("TargetGroupBinding").forEach(this::checkBinding);
        pods.forEach(this::checkSpread);
        pods.forEach(this::checkOwnPolicy);
        return problems;
    }

    private void checkController(Applied controller) {
        var selected = chosen(controller, labels(controller.spec().path("selector")));
        require(
                !selected.isEmpty()
                        && selected.stream().allMatch(pod -> pod.controller().equals(controller)),
                "%s selects %s",
                controller,
                selected);
    }

    /** Pods of a StatefulSet have names in its Service only. */
    private void checkGoverningService(Applied controller) {
        var name = controller.spec().path("serviceName").asText();
        var own =
                pods.stream().filter(pod -> pod.controller().equals(controller)).toList();
        require(
                cluster.all("Service")
                        .filter(service -> service.is("Service", controller.namespace(), name))
                        .anyMatch(service ->
                                service.spec().path("clusterIP").asText().equals("None")
                                        && chosen(
                                                        service,
                                                        Applied.strings(
                                                                service.spec().path("selector")))
                                                .equals(own)),
                "%s is governed by service '%s', which is not headless or has other pods",
                controller,
                name);
    }

    private void checkService(Applied service) {
        var selected = chosen(service, Applied.strings(service.spec().path("selector")));
        requireOwn(service, selected);
        requireOneController(service, selected);
        for (var pod : selected) {
            for (var port : service.spec().path("ports")) {
                require(
                        pod.ports().contains(port.path("targetPort").asInt()),
                        "%s leads to port %s of %s, which listens on %s",
                        service,
                        port.path("targetPort"),
                        pod,
                        pod.ports());
            }
        }
    }

    private void checkBudget(Applied budget) {
        var selected = chosen(budget, labels(budget.spec().path("selector")));
        requireOwn(budget, selected);
        requireOneController(budget, selected);
    }

    private void checkPolicy(Applied policy) {
        var labels = labels(policy.spec().path("podSelector"));
        if (!labels.isEmpty()) {
            requireOwn(policy, chosen(policy, labels));
        }
        Stream.of("ingress", "egress")
                .flatMap(direction -> Applied.each(policy.spec().path(direction)))
                .flatMap(rule -> Stream.concat(Applied.each(rule.path("from")), Applied.each(rule.path("to"))))
                .filter(peer -> peer.has("podSelector"))
                .forEach(peer -> require(
                        Peers.isDns(peer) || pods.stream().anyMatch(pod -> Peers.matches(peer, pod, policy, cluster)),
                        "%s names pods that are not there: %s",
                        policy,
                        peer));
    }

    private void checkVertical(Applied autoscaler) {
        var target = target(autoscaler, autoscaler.spec().path("targetRef"));
        for (var policy : autoscaler.spec().path("resourcePolicy").path("containerPolicies")) {
            var container = policy.path("containerName").asText();
            require(
                    target.stream()
                            .flatMap(pod -> pod.containers().stream())
                            .anyMatch(had -> had.path("name").asText().equals(container)),
                    "%s sizes container '%s', which is not there",
                    autoscaler,
                    container);
        }
    }

    private void checkBinding(Applied binding) {
        var reference = binding.spec().path("serviceRef");
        var name = reference.path("name").asText();
        require(
                cluster.all("Service")
                        .filter(service -> service.is("Service", binding.namespace(), name))
                        .filter(service -> app(service).equals(app(binding)))
                        .flatMap(service -> Applied.each(service.spec().path("ports")))
                        .anyMatch(port -> port.path("port").asInt()
                                == reference.path("port").asInt()),
                "%s binds port %s of service '%s', which is not there or another's",
                binding,
                reference.path("port"),
                name);
    }

    private void checkSpread(Pod pod) {
        for (var constraint : pod.spec().path("topologySpreadConstraints")) {
            var selected = chosen(pod.controller(), labels(constraint.path("labelSelector")));
            require(
                    selected.contains(pod)
                            && selected.stream()
                                    .allMatch(other -> other.controller().equals(pod.controller())),
                    "%s is spread by %s among %s",
                    pod,
                    constraint.path("topologyKey"),
                    selected);
        }
    }

    private void checkOwnPolicy(Pod pod) {
        var own = cluster.all("NetworkPolicy")
                .filter(policy -> policy.namespace().equals(pod.namespace()))
                .filter(policy -> pod.hasLabels(labels(policy.spec().path("podSelector"))))
                .toList();
        require(own.size() == 2, "%s must have its namespace's policy and its own, has %s", pod, own);
    }

    private List<Pod> target(Applied autoscaler, JsonNode reference) {
        var target = pods.stream()
                .filter(pod -> pod.controller()
                        .is(
                                reference.path("kind").asText(),
                                autoscaler.namespace(),
                                reference.path("name").asText()))
                .toList();
        requireOwn(autoscaler, target);
        return target;
    }

    private List<Pod> chosen(Applied by, Map<String, String> labels) {
        return pods.stream()
                .filter(pod -> pod.namespace().equals(by.namespace()) && !labels.isEmpty() && pod.hasLabels(labels))
                .toList();
    }

    private void requireOwn(Applied by, List<Pod> selected) {
        require(!selected.isEmpty(), "%s selects no pod", by);
        selected.forEach(pod -> require(pod.app().equals(app(by)), "%s selects another's pod %s", by, pod));
    }

    private void requireOneController(Applied by, List<Pod> selected) {
        var controllers = selected.stream().map(Pod::controller).collect(Collectors.toSet());
        require(controllers.size() <= 1, "%s mixes the pods of %s", by, controllers);
    }

    private static String app(Applied object) {
        return object.labels().getOrDefault("app", "");
    }

    static Map<String, String> labels(JsonNode selector) {
        return Applied.strings(selector.path(MATCH_LABELS));
    }

    private void require(boolean holds, String problem, Object... parts) {
        if (!holds) {
            problems.add(problem.formatted(parts));
        }
    }
}
