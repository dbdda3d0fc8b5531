package dev.meridian.app.lock;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.meridian.app.Manifests;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The Kubernetes objects with disks: claims, and StatefulSets that make claims (Kubernetes documentation, "StatefulSets",
 * "Persistent Volumes"). What Helm charts make of their own is not known before they are installed.
 */
final class StatefulObjects {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CLAIM = "PersistentVolumeClaim";
    private static final String SET = "StatefulSet";

    private StatefulObjects() {}

    /** Those that a CloudFormation resource applies, by namespace and name; none if it applies nothing. */
    static Map<String, LockedResource> of(JsonNode resource) {
        var locked = new TreeMap<String, LockedResource>();
        if (Manifests.isManifest(resource)) {
            var text = Manifests.text(resource);
            // Most manifests hold neither, and to parse them all would take longer than all the rest.
            if (text.contains(SET) || text.contains(CLAIM)) {
                parse(text).forEach(object -> {
                    if (hasDisks(object)) {
                        locked.put(
                                id(object),
                                new LockedResource(
                                        "Kubernetes::" + object.path("kind").asText(), Optional.empty()));
                    }
                });
            }
        }
        return locked;
    }

    private static boolean hasDisks(JsonNode object) {
        var kind = object.path("kind").asText();
        return kind.equals(CLAIM)
                || kind.equals(SET)
                        && !object.path("spec").path("volumeClaimTemplates").isEmpty();
    }

    private static String id(JsonNode object) {
        var metadata = object.path("metadata");
        var namespace = metadata.path("namespace").asText();
        return (namespace.isEmpty() ? "" : namespace + "/")
                + metadata.path("name").asText();
    }

    private static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "a manifest must be a list of objects as JSON, got '%s'".formatted(text), e);
        }
    }
}
