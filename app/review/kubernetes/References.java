package dev.meridian.app.review.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import dev.meridian.app.review.kubernetes.object.Fields;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The names by which a pod's spec refers to objects that it does not start without. */
final class References {
    private static final List<String> CONTAINERS = List.of("containers", "initContainers");

    private References() {}

    static Set<String> of(String kind, JsonNode pod) {
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
