package dev.meridian.kubernetes.rules;

import com.fasterxml.jackson.databind.JsonNode;
import dev.meridian.kubernetes.model.Applied;
import dev.meridian.kubernetes.model.Cluster;
import dev.meridian.kubernetes.model.Pod;
import io.fabric8.kubernetes.api.model.Quantity;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Everything finds room while it is scaled out, rolled out and run at once: in quotas, limits and on nodes. */
public final class Room {
    private static final BigDecimal PERCENT = BigDecimal.valueOf(100);

    private Room() {}

    /**
     * What pods may use of a node.
     *
     * @param cpu cores
     * @param memory bytes
     * @param pods how many of them
     */
    public record Node(BigDecimal cpu, BigDecimal memory, int pods) {
        private boolean takes(Demand one) {
            return cpu.compareTo(one.cpu()) >= 0 && memory.compareTo(one.memory()) >= 0 && pods > 0;
        }

        private Node without(Demand one) {
            return new Node(cpu.subtract(one.cpu()), memory.subtract(one.memory()), pods - 1);
        }
    }

    /** What does not fit into its namespace's quota, or passes the limits of a container. */
    public static List<String> problems(Cluster cluster) {
        var problems = new ArrayList<String>();
        for (var namespace : cluster.namespaces()) {
            var all = demands(cluster).stream()
                    .filter(demand -> demand.pod().namespace().equals(namespace))
                    .toList();
            var hard = only(cluster, "ResourceQuota", namespace).spec().path("hard");
            within(problems, namespace, "pods", BigDecimal.valueOf(all.size()), hard.path("pods"));
            within(
                    problems,
                    namespace,
                    "requests.cpu",
                    sum(all.stream().map(Demand::cpu).toList()),
                    hard.path("requests.cpu"));
            within(
                    problems,
                    namespace,
                    "requests.memory",
                    sum(all.stream().map(Demand::memory).toList()),
                    hard.path("requests.memory"));
            var most = only(cluster, "LimitRange", namespace)
                    .spec()
                    .path("limits")
                    .path(0)
                    .path("max");
            cluster.pods().stream()
                    .filter(pod -> pod.namespace().equals(namespace))
                    .forEach(pod -> checkContainers(problems, pod, most));
        }
        return problems;
    }

    /** The pods that find no node with room, when the largest take the first. */
    public static List<String> withoutNode(Cluster cluster, List<Node> nodes) {
        var room = new ArrayList<>(nodes);
        var left = new ArrayList<String>();
        demands(cluster).stream()
                .sorted(Comparator.comparing(Demand::cpu)
                        .thenComparing(Demand::memory)
                        .reversed())
                .forEach(demand -> room.stream()
                        .filter(node -> node.takes(demand))
                        .findFirst()
                        .ifPresentOrElse(
                                node -> room.set(room.indexOf(node), node.without(demand)),
                                () -> left.add(demand.pod().toString())));
        return left;
    }

    private static void checkContainers(List<String> problems, Pod pod, JsonNode most) {
        for (var container : pod.containers()) {
            for (var what : List.of("cpu", "memory")) {
                var limit = container.path("resources").path("limits").path(what);
                var request = container.path("resources").path("requests").path(what);
                if (limit.isMissingNode()
                        || request.isMissingNode()
                        || amount(request).compareTo(amount(limit)) > 0
                        || amount(limit).compareTo(amount(most.path(what))) > 0) {
                    problems.add("%s: a container asks for %s and may take %s of %s, at most %s may be taken"
                            .formatted(pod, request, limit, what, most.path(what)));
                }
            }
        }
    }

    private static void within(List<String> problems, String namespace, String what, BigDecimal needed, JsonNode had) {
        if (had.isMissingNode() || needed.compareTo(amount(had)) > 0) {
            problems.add("namespace %s needs %s %s, its quota is %s"
                    .formatted(namespace, needed.stripTrailingZeros().toPlainString(), what, had));
        }
    }

    private static List<Demand> demands(Cluster cluster) {
        var demands = new ArrayList<Demand>();
        for (var pod : cluster.pods()) {
            var count = pod.controller().kind().equals("StatefulSet") ? 1 : most(cluster, pod.controller());
            for (var number = 0; number < count; number++) {
                demands.add(new Demand(pod, asked(cluster, pod, "cpu"), asked(cluster, pod, "memory")));
            }
        }
        return demands;
    }

    /** Pods that are wanted at most, and those beyond while they are replaced. */
    private static int most(Cluster cluster, Applied controller) {
        if (!controller.kind().equals("Deployment")) {
            return 1;
        }
        var wanted = cluster.all("HorizontalPodAutoscaler")
                .filter(autoscaler -> isOf(autoscaler.spec().path("scaleTargetRef"), autoscaler, controller))
                .mapToInt(autoscaler -> autoscaler.spec().path("maxReplicas").asInt())
                .findFirst()
                .orElseGet(() -> controller.spec().path("replicas").asInt(1));
        var surge = controller.spec().path("strategy").path("rollingUpdate").path("maxSurge");
        return wanted
                + (surge.isTextual()
                        ? (int) Math.ceil(wanted
                                * new BigDecimal(surge.asText().replace("%", ""))
                                        .divide(PERCENT)
                                        .doubleValue())
                        : surge.asInt());
    }

    /** Containers run together, those that start first one after another; a vertical autoscaler may ask for more. */
    private static BigDecimal asked(Cluster cluster, Pod pod, String what) {
        var together = requests(pod.spec().path("containers"), what).stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        var first = requests(pod.spec().path("initContainers"), what).stream().reduce(BigDecimal.ZERO, BigDecimal::max);
        var grown = cluster.all("VerticalPodAutoscaler")
                .filter(autoscaler -> isOf(autoscaler.spec().path("targetRef"), autoscaler, pod.controller()))
                .filter(autoscaler -> !autoscaler
                        .spec()
                        .path("updatePolicy")
                        .path("updateMode")
                        .asText()
                        .equals("Off"))
                .flatMap(autoscaler ->
                        Applied.each(autoscaler.spec().path("resourcePolicy").path("containerPolicies")))
                .map(policy -> amount(policy.path("maxAllowed").path(what)))
                .reduce(BigDecimal.ZERO, BigDecimal::max);
        return together.max(first).max(grown);
    }

    private static List<BigDecimal> requests(JsonNode containers, String what) {
        return Applied.each(containers)
                .map(container -> container.path("resources").path("requests").path(what))
                .map(Room::amount)
                .toList();
    }

    private static boolean isOf(JsonNode reference, Applied autoscaler, Applied controller) {
        return controller.is(
                reference.path("kind").asText(),
                autoscaler.namespace(),
                reference.path("name").asText());
    }

    private static Applied only(Cluster cluster, String kind, String namespace) {
        return cluster.all(kind)
                .filter(object -> object.namespace().equals(namespace))
                .findFirst()
                .orElseThrow();
    }

    private static BigDecimal amount(JsonNode quantity) {
        return quantity.isMissingNode() ? BigDecimal.ZERO : Quantity.getAmountInBytes(new Quantity(quantity.asText()));
    }

    private static BigDecimal sum(List<BigDecimal> amounts) {
        return amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private record Demand(Pod pod, BigDecimal cpu, BigDecimal memory) {}
}
