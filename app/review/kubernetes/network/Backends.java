package dev.meridian.app.review.kubernetes.network;

import com.fasterxml.jackson.databind.JsonNode;
import dev.meridian.app.review.finding.Finding;
import dev.meridian.app.review.kubernetes.change.KubernetesRule;
import dev.meridian.app.review.kubernetes.change.Neighbours;
import dev.meridian.app.review.kubernetes.change.ObjectChange;
import dev.meridian.app.review.kubernetes.object.Fields;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Routes that lead to a service that is not there, in place of one that is. */
public final class Backends {
    private Backends() {}

    public static Stream<Finding> examine(ObjectChange change) {
        var isRoute = change.kind().equals("Ingress") || change.kind().equals("TargetGroupBinding");
        if (!isRoute || !change.isChanged()) {
            return Stream.empty();
        }
        var former = services(change.before());
        var proposed = services(change.after());
        var known = known(change.neighbours().after(change.change()), change);
        var isFromHere = former.stream()
                .filter(name -> !proposed.contains(name))
                .anyMatch(known(change.neighbours().before(change.change()), change)::contains);
        var unknown = proposed.stream()
                .filter(name -> !former.contains(name) && !known.contains(name) && !Fields.isToken(name))
                .toList();
        return isFromHere && !unknown.isEmpty()
                ? change.dangerous(
                        KubernetesRule.ROUTE_CHANGED,
                        "traffic is led to a service that is not there: %s".formatted(String.join(", ", unknown)),
                        "Name a service of the namespace, and deploy it before traffic is led there.",
                        "spec.serviceRef",
                        "spec.rules",
                        "spec.defaultBackend")
                : Stream.empty();
    }

    private static Set<String> known(List<JsonNode> objects, ObjectChange change) {
        return Neighbours.in(objects, change.namespace(), "Service")
                .map(service -> service.path("metadata").path("name").asText())
                .collect(Collectors.toSet());
    }

    private static Set<String> services(JsonNode route) {
        var services = new LinkedHashSet<String>();
        add(services, Fields.at(route, "spec.serviceRef.name"));
        addBackend(services, Fields.at(route, "spec.defaultBackend"));
        for (var rule : Fields.items(Fields.at(route, "spec.rules"))) {
            for (var path : Fields.items(Fields.at(rule, "http.paths"))) {
                addBackend(services, path.path("backend"));
            }
        }
        return services;
    }

    /** Of an action that annotations describe, the name is no service's. */
    private static void addBackend(Set<String> services, JsonNode backend) {
        if (!Fields.at(backend, "service.port.name").asText().equals("use-annotation")) {
            add(services, Fields.at(backend, "service.name"));
        }
    }

    private static void add(Set<String> services, JsonNode name) {
        if (name.isTextual()) {
            services.add(name.asText());
        }
    }
}
