package dev.meridian.constructs.workload.labels;

import dev.meridian.constructs.workload.rules.Names;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.util.Map;
import java.util.TreeMap;

/**
 * Whose objects these are: where they live, and the labels that all of them carry.
 *
 * @param name the name of the service or job, also the value of the label {@value #SELECTOR} that its pods are found by
 * @param namespace the namespace of the objects
 * @param partOf the system that it belongs to
 * @param component what it is within the system
 */
public record Owner(String name, String namespace, String partOf, String component) {
    /** The label that selectors use. It never changes: selectors of Deployments cannot. */
    public static final String SELECTOR = "app";

    /** Who writes the objects. */
    public static final String MANAGER = "meridian";

    /** What begins the names of Meridian's own annotations. */
    public static final String ANNOTATIONS = "meridian.dev/";

    /** @throws IllegalArgumentException if a part is no name or label that Kubernetes takes */
    public Owner {
        Names.workload("name", name);
        Names.object("namespace", namespace);
        Names.labels("partOf and component", Map.of("part-of", partOf));
        Names.labels("partOf and component", Map.of("component", component));
    }

    /** The labels that the pods are found by. */
    public Map<String, String> selector() {
        return Map.of(SELECTOR, name);
    }

    /** All labels. */
    public Map<String, String> labels() {
        var labels = new TreeMap<>(selector());
        labels.put("app.kubernetes.io/name", name);
        labels.put("app.kubernetes.io/part-of", partOf);
        labels.put("app.kubernetes.io/component", component);
        labels.put("app.kubernetes.io/managed-by", MANAGER);
        return labels;
    }

    /** The metadata of an object of its namespace. */
    public ObjectMeta metadata(String objectName) {
        return new ObjectMetaBuilder()
                .withName(objectName)
                .withNamespace(namespace)
                .withLabels(labels())
                .build();
    }

    /** The metadata of an object that belongs to no namespace. */
    public ObjectMeta clusterMetadata(String objectName) {
        return new ObjectMetaBuilder().withName(objectName).withLabels(labels()).build();
    }
}
