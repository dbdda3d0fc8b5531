package dev.meridian.constructs.cluster.manifests;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One Kubernetes object of a chart, and what identifies it. Not for users.
 *
 * @param apiVersion its API group and version
 * @param kind its kind
 * @param namespace its namespace; {@code default} where it names none, as kubectl has it
 * @param name its name
 * @param fields the whole object
 */
record ChartObject(String apiVersion, String kind, String namespace, String name, Map<String, ?> fields) {
    private static final String DEFAULT_NAMESPACE = "default";
    private static final String ABSENT = "";

    /** A token would change the resource's id with every synthesis. */
    private static final Pattern LITERAL = Pattern.compile("[A-Za-z0-9][A-Za-z0-9:._/-]*");

    /** @throws IllegalArgumentException if there is none, one is not identified or there twice, or it is a secret */
    static List<ChartObject> allOf(String id, List<? extends Map<String, ?>> manifests) {
        if (manifests.isEmpty()) {
            throw new IllegalArgumentException(
                    "nothing to apply under id '%s'; give at least one manifest".formatted(id));
        }
        var objects = new ArrayList<ChartObject>();
        var seen = new HashSet<String>();
        for (var manifest : manifests) {
            var object = of(id, manifest);
            if (!seen.add(object.toString())) {
                throw new IllegalArgumentException("chart '%s' has %s twice; define it once".formatted(id, object));
            }
            objects.add(object);
        }
        return objects;
    }

    private static ChartObject of(String id, Map<String, ?> manifest) {
        var metadata = manifest.get("metadata") instanceof Map<?, ?> map ? map : Map.of();
        var namespace = text(metadata, "namespace");
        var object = new ChartObject(
                text(manifest, "apiVersion"),
                text(manifest, "kind"),
                namespace.equals(ABSENT) ? DEFAULT_NAMESPACE : namespace,
                text(metadata, "name"),
                manifest);
        for (var part : List.of(object.apiVersion, object.kind, object.name)) {
            if (!LITERAL.matcher(part).matches()) {
                throw new IllegalArgumentException(
                        "every object of chart '%s' needs a literal apiVersion, kind and metadata.name, got %s"
                                .formatted(id, object));
            }
        }
        if (object.type().equals("v1 Secret") && (isFilled(manifest, "data") || isFilled(manifest, "stringData"))) {
            throw new IllegalArgumentException(
                    ("chart '%s' has %s with its values; keep them in Secrets Manager and name them in an "
                                    + "ExternalSecret")
                            .formatted(id, object));
        }
        return object;
    }

    String type() {
        return apiVersion + " " + kind;
    }

    boolean isNamespace() {
        return type().equals("v1 Namespace");
    }

    /** {@code <chart><Kind><Name>}: the API version is left out, as a new version of a type is the same object. */
    String idIn(String chart) {
        return Arrays.stream(name.split("[^A-Za-z0-9]+"))
                .filter(word -> !word.isEmpty())
                .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                .collect(Collectors.joining("", chart + kind, ""));
    }

    /** Such as {@code Service 'web' in 'production'}. */
    @Override
    public String toString() {
        return "%s '%s' in '%s'".formatted(kind, name, namespace);
    }

    private static String text(Map<?, ?> map, String key) {
        return map.get(key) instanceof String text ? text : ABSENT;
    }

    private static boolean isFilled(Map<String, ?> manifest, String key) {
        return manifest.get(key) instanceof Map<?, ?> values && !values.isEmpty();
    }
}
