package dev.meridian.app.review.kubernetes.object;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The pods a workload makes.
 *
 * @param path where it stands in its object, empty for a pod
 * @param node its metadata and its spec
 */
public record PodTemplate(String path, JsonNode node) {
    private static final String TEMPLATE = "spec.template";
    private static final Map<String, String> PATHS = Map.of(
            "Pod", "",
            "Deployment", TEMPLATE,
            "StatefulSet", TEMPLATE,
            "DaemonSet", TEMPLATE,
            "ReplicaSet", TEMPLATE,
            "ReplicationController", TEMPLATE,
            "Job", TEMPLATE,
            "Rollout", TEMPLATE,
            "CronJob", "spec.jobTemplate.spec.template");

    private static final List<String> CONTAINERS = List.of("containers", "initContainers", "ephemeralContainers");

    /** The template of a workload; empty for every other object. */
    public static Optional<PodTemplate> of(JsonNode object) {
        var path = PATHS.get(object.path("kind").asText());
        if (path == null) {
            return Optional.empty();
        }
        return Optional.of(new PodTemplate(path, path.isEmpty() ? object : Fields.at(object, path)));
    }

    public JsonNode spec() {
        return node.path("spec");
    }

    public Map<String, String> labels() {
        return Fields.entries(node.path("metadata").path("labels"));
    }

    /** Where a field of the pod's spec stands in the object. */
    public String pathOf(String field) {
        return (path.isEmpty() ? "spec." : path + ".spec.") + field;
    }

    /** All containers by name, those that run before the others included. */
    public Map<String, Container> containers() {
        var containers = new LinkedHashMap<String, Container>();
        for (var list : CONTAINERS) {
            var index = 0;
            for (var container : Fields.items(spec().path(list))) {
                var place = pathOf(list + "[" + index++ + "]");
                var name = container.path("name").asText("unnamed");
                containers.putIfAbsent(name, new Container(name, place, container, spec()));
            }
        }
        return containers;
    }

    /** The volumes by name. */
    public Map<String, JsonNode> volumes() {
        var volumes = new LinkedHashMap<String, JsonNode>();
        Fields.items(spec().path("volumes"))
                .forEach(volume -> volumes.put(volume.path("name").asText(), volume));
        return volumes;
    }

    /**
     * A container of a pod.
     *
     * @param path where it stands in its object
     * @param pod the pod's spec
     */
    public record Container(String name, String path, JsonNode node, JsonNode pod) {
        /** A field of its security context, or else the pod's, which holds for containers that say nothing. */
        public JsonNode security(String field) {
            var own = node.path("securityContext").path(field);
            return Fields.isAbsent(own) ? pod.path("securityContext").path(field) : own;
        }
    }
}
