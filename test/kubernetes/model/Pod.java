package dev.meridian.kubernetes.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A pod as its controller makes it.
 *
 * @param controller what makes it
 * @param name its name; of pods without one, their controller's
 * @param labels its labels, those that its controller adds among them
 * @param spec what it is
 */
public record Pod(Applied controller, String name, Map<String, String> labels, JsonNode spec) {
    private static final String POD_NAME = "statefulset.kubernetes.io/pod-name";

    static Stream<Pod> of(Applied object) {
        return switch (object.kind()) {
            case "Deployment", "Job" ->
                Stream.of(of(object, object.name(), object.spec().path("template"), Map.of()));
            case "CronJob" ->
                Stream.of(of(
                        object,
                        object.name(),
                        object.spec().path("jobTemplate").path("spec").path("template"),
                        Map.of()));
            case "StatefulSet" ->
                IntStream.range(0, object.spec().path("replicas").asInt(1)).mapToObj(number -> {
                    var name = "%s-%d".formatted(object.name(), number);
                    return of(object, name, object.spec().path("template"), Map.of(POD_NAME, name));
                });
            default -> Stream.of();
        };
    }

    private static Pod of(Applied controller, String name, JsonNode template, Map<String, String> added) {
        var labels = new TreeMap<>(Applied.strings(template.path("metadata").path("labels")));
        labels.putAll(added);
        return new Pod(controller, name, labels, template.path("spec"));
    }

    public String namespace() {
        return controller.namespace();
    }

    /** What all parts of one chart have in common. */
    public String app() {
        return labels.getOrDefault("app", "");
    }

    /** Those that start one after another among them. */
    public List<JsonNode> containers() {
        var containers = new ArrayList<JsonNode>();
        spec.path("initContainers").forEach(containers::add);
        spec.path("containers").forEach(containers::add);
        return containers;
    }

    /** The ports that its containers listen on. */
    public List<Integer> ports() {
        return containers().stream()
                .flatMap(container -> Applied.each(container.path("ports")))
                .map(port -> port.path("containerPort").asInt())
                .toList();
    }

    public boolean hasLabels(Map<String, String> wanted) {
        return labels.entrySet().containsAll(wanted.entrySet());
    }

    /** {@code tapwork/postgres-0}. */
    @Override
    public String toString() {
        return namespace() + "/" + name;
    }
}
