package dev.meridian.app.review.kubernetes.network;

import static dev.meridian.app.review.finding.Severity.DANGEROUS;
import static dev.meridian.app.review.finding.Severity.NOTABLE;
import static dev.meridian.app.review.kubernetes.object.Fields.show;

import com.fasterxml.jackson.databind.JsonNode;
import dev.meridian.app.review.finding.Finding;
import dev.meridian.app.review.kubernetes.change.KubernetesRule;
import dev.meridian.app.review.kubernetes.change.Neighbours;
import dev.meridian.app.review.kubernetes.change.ObjectChange;
import dev.meridian.app.review.kubernetes.object.Fields;
import dev.meridian.app.review.kubernetes.object.PodTemplate;
import dev.meridian.app.review.kubernetes.object.Selector;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Services and routes by which traffic no longer finds its pods. */
public final class Services {
    private static final Set<String> ROUTES = Set.of(
            "Ingress",
            "TargetGroupBinding",
            "Gateway",
            "HTTPRoute",
            "GRPCRoute",
            "TCPRoute",
            "TLSRoute",
            "VirtualService");

    private Services() {}

    public static Stream<Finding> examine(ObjectChange change) {
        if (ROUTES.contains(change.kind())) {
            return route(change);
        }
        if (!change.kind().equals("Service") || !change.group().isEmpty() || change.isAdded()) {
            return Stream.empty();
        }
        if (change.isRemoved()) {
            return change.dangerous(
                    KubernetesRule.KUBERNETES_SERVICE_REMOVED,
                    change.newName()
                            .map("the service is renamed to %s: its former name no longer resolves"::formatted)
                            .orElse("the service is deleted: its name no longer resolves"),
                    "Check that nothing calls it any more.");
        }
        return Stream.of(selector(change), ports(change), loadBalancer(change)).flatMap(findings -> findings);
    }

    private static Stream<Finding> selector(ObjectChange change) {
        var path = "spec.selector";
        if (change.before(path).equals(change.after(path))) {
            return Stream.empty();
        }
        var selected = Selector.ofLabels(Fields.entries(change.after(path)));
        var findsPods = !selected.selectsEverything()
                && Neighbours.pods(change.neighbours().after(change.change()), change.namespace())
                        .map(PodTemplate::labels)
                        .anyMatch(selected::matches);
        return change.finding(
                findsPods ? NOTABLE : DANGEROUS,
                KubernetesRule.KUBERNETES_SERVICE_CHANGED,
                "the service leads to other pods (selector: %s → %s)%s"
                        .formatted(
                                show(change.before(path)),
                                show(change.after(path)),
                                findsPods ? "" : ", which no workload here makes"),
                "Check that these pods run and are ready before the service changes.",
                path);
    }

    private static Stream<Finding> ports(ObjectChange change) {
        var path = "spec.ports";
        var after = ports(change.after(path));
        var gone = ports(change.before(path));
        gone.removeAll(after);
        if (!gone.isEmpty()) {
            return change.dangerous(
                    KubernetesRule.KUBERNETES_SERVICE_CHANGED,
                    "the service no longer answers on %s".formatted(String.join(", ", gone)),
                    "Keep the port until nothing calls it any more.",
                    path);
        }
        return targets(change.before(path)).containsAll(targets(change.after(path)))
                        || after.size() > targets(change.before(path)).size()
                ? Stream.empty()
                : change.notable(
                        KubernetesRule.KUBERNETES_SERVICE_CHANGED,
                        "the service leads to other ports of its pods: %s → %s"
                                .formatted(targets(change.before(path)), targets(change.after(path))),
                        "Check that the pods that run now listen there too, or traffic fails until all are replaced.",
                        path);
    }

    private static Set<String> ports(JsonNode list) {
        var ports = new LinkedHashSet<String>();
        Fields.items(list)
                .forEach(port -> ports.add(port.path("protocol").asText("TCP") + " "
                        + port.path("port").asText()));
        return ports;
    }

    private static Set<String> targets(JsonNode list) {
        var targets = new LinkedHashSet<String>();
        Fields.items(list)
                .forEach(port -> targets.add(port.path("port").asText() + " to "
                        + port.path("targetPort").asText(port.path("port").asText())));
        return targets;
    }

    private static Stream<Finding> loadBalancer(ObjectChange change) {
        var path = "spec.type";
        return change.before(path).asText().equals("LoadBalancer")
                        && !change.after(path).asText().equals("LoadBalancer")
                ? change.dangerous(
                        KubernetesRule.ROUTE_CHANGED,
                        "the load balancer of the service is deleted (type: LoadBalancer → %s)"
                                .formatted(change.after(path).asText("ClusterIP")),
                        "Lead its names elsewhere first.",
                        path)
                : Stream.empty();
    }

    private static Stream<Finding> route(ObjectChange change) {
        if (change.isRemoved()) {
            return change.newName()
                    .map(name -> renamedRoute(change, name))
                    .orElseGet(() -> change.dangerous(
                            KubernetesRule.ROUTE_CHANGED,
                            "the %s is deleted: traffic no longer reaches the service by it".formatted(change.kind()),
                            "Check that another route leads there before this one goes."));
        }
        if (change.isAdded()) {
            return Stream.empty();
        }
        var gone = hosts(change.before());
        gone.removeAll(hosts(change.after()));
        var hosts = gone.isEmpty()
                ? Stream.<Finding>empty()
                : change.dangerous(
                        KubernetesRule.ROUTE_CHANGED,
                        "the %s no longer answers for %s".formatted(change.kind(), String.join(", ", gone)),
                        "Keep the host until nobody uses it any more.",
                        "spec.rules",
                        "spec.hostnames");
        var targets = Stream.of("spec.serviceRef", "spec.ingressClassName", "spec.networking", "spec.parentRefs")
                .filter(path -> !Fields.isAbsent(change.before(path)) && change.differs(path))
                .flatMap(path -> change.notable(
                        KubernetesRule.ROUTE_CHANGED,
                        "traffic takes another way (%s: %s → %s)"
                                .formatted(path, show(change.before(path)), show(change.after(path))),
                        "Check that what it leads to answers there before traffic is moved.",
                        path));
        return Stream.concat(hosts, targets);
    }

    /**
     * The new one is applied before the old one is deleted. Of a target group the AWS Load Balancer Controller admits one
     * binding only, and deregisters all targets when one goes ("TargetGroupBinding", and its validating webhook).
     */
    private static Stream<Finding> renamedRoute(ObjectChange change, String name) {
        switch (change.kind()) {
            case "TargetGroupBinding":
                // Without the name: many bindings are renamed alike.
                return change.dangerous(
                        KubernetesRule.ROUTE_CHANGED,
                        "the TargetGroupBinding is replaced by another of the same target group, which the controller"
                                + " refuses while this one is there; when this one goes, no target is left until the other works",
                        "Keep its name, or change bindings when nobody uses the service: first delete this one, then deploy the other.");
            case "Ingress", "Gateway":
                return change.dangerous(
                        KubernetesRule.ROUTE_CHANGED,
                        "the %s is renamed to %s, which may get a load balancer of its own, with another address"
                                .formatted(change.kind(), name),
                        "Check that both share a load balancer, or lead its names to the new one before this one goes.");
            default:
                return change.notable(
                        KubernetesRule.ROUTE_CHANGED,
                        "the %s is renamed to %s".formatted(change.kind(), name),
                        "Check that the new one is accepted before this one goes.");
        }
    }

    private static Set<String> hosts(JsonNode route) {
        var hosts = new LinkedHashSet<String>();
        for (var rule : Fields.items(Fields.at(route, "spec.rules"))) {
            if (rule.path("host").isTextual()) {
                hosts.add(rule.path("host").asText());
            }
        }
        List.of("spec.hostnames", "spec.hosts").forEach(path -> hosts.addAll(Fields.texts(Fields.at(route, path))));
        return hosts;
    }
}
