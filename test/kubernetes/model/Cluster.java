package dev.meridian.kubernetes.model;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Everything that is applied to one cluster.
 *
 * @param name {@code <system>-<environment>-<region>}
 * @param objects all of it, in no order
 */
public record Cluster(String name, List<Applied> objects) {
    private static final String NAMESPACE_NAME = "kubernetes.io/metadata.name";

    public Cluster {
        objects = List.copyOf(objects);
    }

    public Stream<Applied> all(String kind) {
        return objects.stream().filter(object -> object.kind().equals(kind));
    }

    /** Whether there is such an object; one of no namespace has the empty one. */
    public boolean has(String kind, String namespace, String name) {
        return objects.stream().anyMatch(object -> object.is(kind, namespace, name));
    }

    /** @throws NoSuchElementException if there is no such object */
    public Applied get(String kind, String namespace, String name) {
        return objects.stream()
                .filter(object -> object.is(kind, namespace, name))
                .findFirst()
                .orElseThrow(() ->
                        new NoSuchElementException("no %s %s/%s in %s".formatted(kind, namespace, name, this.name)));
    }

    /** The names of all namespaces. */
    public List<String> namespaces() {
        return all("Namespace").map(Applied::name).toList();
    }

    /** A namespace's labels, the one that Kubernetes adds among them. */
    public Map<String, String> labelsOfNamespace(String namespace) {
        var labels = new TreeMap<String, String>();
        all("Namespace")
                .filter(object -> object.name().equals(namespace))
                .forEach(object -> labels.putAll(object.labels()));
        labels.put(NAMESPACE_NAME, namespace);
        return labels;
    }

    /** The pods of all controllers: one of each, but each of those that have names. */
    public List<Pod> pods() {
        return objects.stream().flatMap(Pod::of).toList();
    }

    /** The same with one object changed: for faults that a rule must find. */
    public Cluster changed(String kind, String namespace, String name, Consumer<ObjectNode> change) {
        var object = get(kind, namespace, name);
        var copy = (ObjectNode) object.json().deepCopy();
        change.accept(copy);
        return without(kind, namespace, name).with(new Applied(copy));
    }

    /** The same without one object. */
    public Cluster without(String kind, String namespace, String name) {
        get(kind, namespace, name);
        return new Cluster(
                this.name,
                objects.stream()
                        .filter(object -> !object.is(kind, namespace, name))
                        .toList());
    }

    /** The same with one object more. */
    public Cluster with(Applied object) {
        var more = new ArrayList<>(objects);
        more.add(object);
        return new Cluster(name, more);
    }

    /** {@code tapwork-development-us-east-1}. */
    @Override
    public String toString() {
        return name;
    }
}
