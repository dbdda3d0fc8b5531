package dev.meridian.app.review.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import dev.meridian.app.review.finding.Finding;
import dev.meridian.app.review.kubernetes.change.KubernetesRule;
import dev.meridian.app.review.kubernetes.change.ObjectChange;
import dev.meridian.app.review.kubernetes.object.Fields;
import dev.meridian.app.review.kubernetes.object.PodTemplate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Objects that go although pods name them and do not start without. */
final class References {
    private static final List<String> CONTAINERS = List.of("containers", "initContainers");

    /** Objects that pods name. */
    private static final Set<String> NAMED =
            Set.of("ConfigMap", "Secret", "ExternalSecret", "ServiceAccount", "PriorityClass");

    private static final Set<String> SECRETS = Set.of("Secret", "ExternalSecret");

    private References() {}

    static Stream<Finding> examine(ObjectChange change) {
        return change.isRemoved() && NAMED.contains(change.kind()) ? removed(change) : Stream.empty();
    }

    private static Stream<Finding> removed(ObjectChange change) {
        var name = change.kind().equals("ExternalSecret")
                ? change.before("spec.target.name").asText(change.name())
                : change.name();
        var isGlobal = change.kind().equals("PriorityClass");
        var after = change.neighbours().after(change.change());
        var isStillThere = SECRETS.contains(change.kind())
                && after.stream()
                        .filter(object -> SECRETS.contains(object.path("kind").asText()))
                        .filter(object -> ObjectChange.namespace(object).equals(change.namespace()))
                        .anyMatch(object -> Fields.at(object, "spec.target.name")
                                .asText(object.path("metadata").path("name").asText())
                                .equals(name));
        var users = after.stream()
                .filter(object -> isGlobal || ObjectChange.namespace(object).equals(change.namespace()))
                .filter(object -> PodTemplate.of(object)
                        .map(PodTemplate::spec)
                        .filter(pod -> names(change.kind(), pod).contains(name))
                        .isPresent())
                .map(object -> object.path("kind").asText() + " "
                        + object.path("metadata").path("name").asText())
                .toList();
        return isStillThere || users.isEmpty()
                ? Stream.empty()
                : change.dangerous(
                        KubernetesRule.DEPENDENCY_REMOVED,
                        "the %s is deleted although pods need it: %s"
                                .formatted(change.kind(), String.join(", ", users)),
                        "Take the reference out of the pods first; without it new ones do not start.");
    }

    private static Set<String> names(String kind, JsonNode pod) {
        var names = new LinkedHashSet<String>();
        switch (kind) {
            case "PriorityClass" -> add(names, pod.path("priorityClassName"));
            case "ServiceAccount" -> add(names, pod.path("serviceAccountName"));
            case "ConfigMap" -> ofConfiguration(names, pod, "configMapRef", "configMapKeyRef", "configMap", "name");
            default -> ofConfiguration(names, pod, "secretRef", "secretKeyRef", "secret", "secretName");
        }
        return names;
    }

    private static void ofConfiguration(
            Set<String> names, JsonNode pod, String source, String key, String volumeType, String volumeName) {
        for (var list : CONTAINERS) {
            for (var container : Fields.items(pod.path(list))) {
                Fields.items(container.path("envFrom"))
                        .forEach(entry -> addRequired(names, entry.path(source), "name"));
                Fields.items(container.path("env"))
                        .forEach(entry ->
                                addRequired(names, entry.path("valueFrom").path(key), "name"));
            }
        }
        for (var volume : Fields.items(pod.path("volumes"))) {
            addRequired(names, volume.path(volumeType), volumeName);
            for (var projected : Fields.items(volume.path("projected").path("sources"))) {
                addRequired(names, projected.path(volumeType), "name");
            }
        }
    }

    private static void addRequired(Set<String> names, JsonNode reference, String field) {
        if (!Fields.isTrue(reference.path("optional"))) {
            add(names, reference.path(field));
        }
    }

    private static void add(Set<String> names, JsonNode name) {
        if (name.isTextual()) {
            names.add(name.asText());
        }
    }
}
